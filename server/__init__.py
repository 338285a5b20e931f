"""Everything that speaks HTTP: pages for people, data for programs, and a SPARQL endpoint."""
