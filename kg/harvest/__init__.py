"""What others harvest: a record for each session and each document, and when each changed."""
