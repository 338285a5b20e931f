"""What everybody asks, drawn: rows of answers to a specification, and that to an SVG."""
