"""What a review is and how it changes: plain frozen data, without Qt, SQL, files or a clock."""
