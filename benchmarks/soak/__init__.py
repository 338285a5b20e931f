"""A minute of good and hostile traffic at once, and what it leaves behind."""
