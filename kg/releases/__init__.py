"""Releases: what was published under a version, kept as it was."""
