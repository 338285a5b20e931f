"""What changed from release to release: read from the bags that are kept, and told as a feed."""
