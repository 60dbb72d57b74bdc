"""What a text is made of: its lines as they are meant, its sections, tables, code and marks."""
