"""From what each document says to who and what is the same across them."""
