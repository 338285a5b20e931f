"""schema.org Events in RDF, and in the JSON-LD of web pages."""
