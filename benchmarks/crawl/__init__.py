"""A crawler's visit of the whole site."""
