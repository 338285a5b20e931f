"""The media types that several addresses offer."""

from __future__ import annotations

from server.forms import GRAPHS, TRIPLES

RDF = tuple(form.media_type for form in TRIPLES.values())
ANY_GRAPH = tuple(form.media_type for form in GRAPHS.values())
JSON = "application/json"
