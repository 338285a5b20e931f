"""The search as people and programs meet it: what is asked in an address, and what is told."""
