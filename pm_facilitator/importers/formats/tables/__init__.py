"""Tables of any program: delimited text, workbooks, objects of JSON, notes of a board."""
