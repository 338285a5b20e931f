"""Full-text search: what of the graph can be found by words, made once a build by SQLite's FTS5."""
