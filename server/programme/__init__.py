"""The programme of a meeting: what is read of it, how it is narrowed, laid out and picked from."""
