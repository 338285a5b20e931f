"""The graph in the forms that others take: dumps in every RDF format, and JSON-LD views."""
