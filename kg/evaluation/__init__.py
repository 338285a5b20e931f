"""How well identity is resolved, measured against a key that people have judged by hand."""
