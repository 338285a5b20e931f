"""Reports of sessions, on the templates of their years."""
