"""Session and proposal pages of the forum's website, and its lists of sessions."""
