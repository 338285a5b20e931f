"""Our server beside rdflib-endpoint and Oxigraph's own, on one synthetic graph."""
