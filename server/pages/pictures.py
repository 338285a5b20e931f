"""A picture as a page shows it: an image, what it says in words, its data and the query behind it.

A page only leads to the SVG; it is drawn where somebody asks for the image itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

import pyoxigraph as ox

from kg.answers.question import Question
from kg.errors import ModelError
from kg.pictures import lives
from kg.pictures.catalogue import PICTURES
from kg.pictures.drawing import NARROW, WIDE, Drawing
from kg.pictures.rows import words
from kg.store import Store
from server.pages.values import Lens

NARROWER = "-narrow"


@dataclass(frozen=True, slots=True)
class Picture:
    """alt: what is seen, as a sentence. narrow: the same for a phone. size: in its own units."""

    title: str
    alt: str
    caption: str
    src: str
    size: tuple[int, int]
    narrow: str
    narrow_size: tuple[int, int]
    csv: str
    query: str


def picture(drawn: tuple[Drawing, Drawing], caption: str, address: str, asked: Question) -> Picture:
    """A picture, drawn for a desk and for a phone, whose files stand under an address."""
    wide, narrow = drawn
    sparql = f"{address.rpartition('/pictures/')[0]}/sparql?query={quote(asked.query, safe='')}"
    return Picture(
        title=wide.title,
        alt=wide.said,
        caption=caption,
        src=f"{address}.svg",
        size=wide.size,
        narrow=f"{address}{NARROWER}.svg",
        narrow_size=narrow.size,
        csv=f"{address}.csv",
        query=sparql,
    )


def pictures(drawn: Mapping[str, tuple[Drawing, Drawing]], root: str) -> Mapping[str, Picture]:
    """The pictures for everybody, by their keys."""
    return {
        one.key: picture(drawn[one.key], one.caption, f"{root}/pictures/{one.key}", one.asked)
        for one in PICTURES
    }


def timeline_of(lens: Lens, iri: str) -> Picture | None:
    """The timeline of a series or a person; None where it has fewer than two sessions."""
    path = iri.removeprefix(f"{lens.store.base}id/")
    kind = lives.KINDS.get(path.partition("/")[0])
    # What has one part or none is most of all; it costs no query.
    if kind is None or len(lens.sources_of(iri, kind.found)) < lives.FEWEST:
        return None
    found = life(lens.store, path)
    if found is None:
        return None
    both = (lives.drawing(found, WIDE), lives.drawing(found, NARROW))
    address = f"{lens.root}/pictures/timeline/{path}"
    return picture(both, found.kind.caption, address, found.asked)


def life(store: Store, path: str) -> lives.Life | None:
    """What the timeline of a thing is drawn from. path: as it stands in its IRI."""
    iri = f"{store.base}id/{path}"
    asked = lives.asked(path, iri)
    if asked is None:
        return None
    found = store.query(asked.query)
    if not isinstance(found, ox.QuerySolutions):
        raise ModelError(f"{asked.key} is not a SELECT query; write it as one")
    name = store.labels([iri]).get(iri, path)
    return lives.life(path, name, asked, words(found))
