"""The formats that programs write, in groups by kind of program, above what these share."""
