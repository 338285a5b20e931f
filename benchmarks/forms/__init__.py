"""Forms of queries that the engine is slow at, each beside a better one with the same answer."""
