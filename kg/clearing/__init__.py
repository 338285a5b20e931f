"""Takes the names of withdrawn people out of a data folder itself, and leaves all else as it is."""
