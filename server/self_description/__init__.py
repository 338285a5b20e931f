"""What the server says of itself to programs: the service, its examples, its whole HTTP surface."""
