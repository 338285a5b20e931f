"""From the bytes of one document or data sheet to records, each with its place."""
