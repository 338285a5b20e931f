"""What everybody asks of the graph, answered once a build and kept beside it."""
