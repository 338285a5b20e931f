"""The graph in an engine of its own, over SPARQL 1.1: asking it, and loading a build into it."""
