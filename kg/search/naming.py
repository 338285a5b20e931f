"""The names of a thing as texts of the index."""

from __future__ import annotations

from collections.abc import Iterable

from kg.search.entries import Part, Text
from kg.search.gathering import Found

NAMES = ("schema:name", "skos:prefLabel", "dcterms:title")
OTHERS = ("schema:alternateName", "skos:altLabel", "schema:name", "skos:prefLabel")


def named(found: Found, iri: str) -> Text | None:
    """The name that is shown; None for what has none."""
    for prefixed in NAMES:
        name = found.first(iri, prefixed)
        if name is not None:
            return Text(Part.TITLE, name.value, name.language)
    return None


def names_of(found: Found, iri: str) -> tuple[Text, ...]:
    """The other names of a thing, then the spellings that documents have by mistake."""
    title = named(found, iri)
    shown = "" if title is None else title.text
    others = [Text(Part.NAME, n.value, n.language) for n in found.literals(iri, *OTHERS)]
    hidden = [Text(Part.HIDDEN, n.value) for n in found.literals(iri, "skos:hiddenLabel")]
    return tuple(text for text in dict.fromkeys((*others, *hidden)) if text.text != shown)


def texts(
    found: Found, part: Part, iris: Iterable[str], *, others: bool = False
) -> tuple[Text, ...]:
    """The names of other things that a thing has to do with; others: their other names too."""
    told: list[Text] = []
    for iri in iris:
        title = named(found, iri)
        if title is not None:
            told.append(Text(part, title.text, title.language))
        if others:
            names = (text for text in names_of(found, iri) if text.part is not Part.HIDDEN)
            told += [Text(part, text.text, text.language) for text in names]
    return tuple(told)
