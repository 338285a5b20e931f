"""From an IRI to the address that shows it here: entities, graphs and our permanent terms."""

from __future__ import annotations

from urllib.parse import quote

from kg.namespaces import ONTOLOGY, SHAPES, VOCABULARY


def link(iri: str, base: str, root: str = "") -> str | None:
    """Where a reader is sent for an IRI; None for what no browser can follow.

    root: the path that the application stands under, without a slash at the end.
    """
    documents = {ONTOLOGY.rstrip("#"): "/ontology", SHAPES.rstrip("#"): "/shapes"}
    if iri in documents:
        return root + documents[iri]
    places = (
        (f"{base}id/", f"{root}/doc/"),
        (f"{base}graph/", f"{root}/graph/"),
        (ONTOLOGY, f"{root}/ontology/"),
        (SHAPES, f"{root}/shapes/"),
        (VOCABULARY, f"{root}/voc/"),
    )
    for lead, local in places:
        if iri.startswith(lead):
            return local + iri.removeprefix(lead)
    return iri if iri.startswith(("http://", "https://")) else None


def entity_iri(base: str, path: str) -> str:
    """The IRI of the entity that a path of ours, as the web server decoded it, names."""
    return f"{base}id/{quoted(path)}"


def quoted(path: str) -> str:
    """A decoded path as `kg.iris` writes it."""
    return "/".join(quote(part, safe="-._~") for part in path.split("/"))
