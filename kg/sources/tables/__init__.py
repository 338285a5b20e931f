"""Tables of sessions, read by a mapping of their columns."""
