"""Takes links outward into the data: a table of them, what is new in it, and the lines kept."""
