"""Which names are one body, which may be, and what keeps two apart."""
