"""The sheets of `data/` that editors write, and the slips of what they import."""
