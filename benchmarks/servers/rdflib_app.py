"""rdflib-endpoint on the N-Triples file that GRAPH names; run in the others' own environment."""

import os

from rdflib import Graph
from rdflib_endpoint import SparqlEndpoint

# One plain graph: quicker than the data set that its command line makes.
app = SparqlEndpoint(graph=Graph().parse(os.environ["GRAPH"], format="nt"), path="/sparql")
