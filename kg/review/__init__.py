"""What is put before a reviewer, in which order, and what becomes of the answers."""
