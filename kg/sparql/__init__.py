"""Queries read and guarded before any engine sees them: what they ask, of which graphs, of whom."""
