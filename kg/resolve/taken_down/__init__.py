"""Names that are to be told no more: how they may be spelt, where they stand, and their hashes."""
