"""Measures the build, and the embedded store against rdflib's memory store on the same graph."""
