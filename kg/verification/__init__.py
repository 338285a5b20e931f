"""Whether what is kept is still what was written: lists of sums, and what differs from them."""
