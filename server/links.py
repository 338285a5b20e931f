"""From an IRI to the address that shows it here: entities, graphs and our permanent terms."""

from __future__ import annotations

from urllib.parse import quote

from kg.namespaces import ONTOLOGY, SHAPES, VOCABULARY

DOCUMENTS = {ONTOLOGY.rstrip("#"): "/ontology", SHAPES.rstrip("#"): "/shapes"}


def link(iri: str, base: str, root: str = "") -> str | None:
    """Where a reader is sent for an IRI; None for what no browser can follow.

    root: the path that the application stands under, without a slash at the end.
    """
    if iri in DOCUMENTS:
        return root + DOCUMENTS[iri]
    for lead, local in places(base):
        if iri.startswith(lead):
            return root + local + iri.removeprefix(lead)
    return iri if iri.startswith(("http://", "https://")) else None


def places(base: str) -> tuple[tuple[str, str], ...]:
    """How the IRIs that are shown here begin, and how the address of each does."""
    return (
        (f"{base}id/", "/doc/"),
        (f"{base}graph/", "/graph/"),
        (ONTOLOGY, "/ontology/"),
        (SHAPES, "/shapes/"),
        (VOCABULARY, "/voc/"),
    )


def entity_iri(base: str, path: str) -> str:
    """The IRI of the entity that a path of ours, as the web server decoded it, names."""
    return f"{base}id/{quoted(path)}"


def quoted(path: str) -> str:
    """A decoded path as `kg.iris` writes it."""
    return "/".join(quote(part, safe="-._~") for part in path.split("/"))
