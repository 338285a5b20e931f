"""One module per source format: bytes in, records out, each with its place."""
