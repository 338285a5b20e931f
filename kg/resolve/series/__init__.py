"""Sessions across the years: the series that they belong to, and what they continue."""
