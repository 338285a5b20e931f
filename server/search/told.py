"""Results and suggestions as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from kg.search.asking import question
from kg.search.index import Index
from kg.search.marking import Piece
from kg.search.results import Hit
from server.links import link
from server.search.narrowing import Options
from server.search.shown import Found, ResultPage

Json = dict[str, object]
OFFERED = 8


def told(page: ResultPage, base: str) -> Json:
    """A page of results; addresses are whole, so that they work wherever they are read."""
    path, number = f"{base}search.json", page.asked.page
    return {
        "query": page.asked.text,
        "total": page.total,
        "page": page.asked.page,
        "pages": page.last,
        "previous": page.asked.on_page(number - 1).address(path) if number > 1 else None,
        "next": page.asked.on_page(number + 1).address(path) if number < page.last else None,
        "results": [_result(found, base) for found in page.found],
        "facets": {options.facet.key: _choices(options) for options in page.facets},
        "proposals": [
            {"query": other.text, "total": other.number, "without": other.without}
            for other in page.proposals
        ],
    }


def suggested(index: Index, typed: str, base: str, root: str) -> list[object]:
    """OpenSearch suggestions: what was typed, names, a word on each, and their addresses.

    After these, for our own pages: the kinds, and the addresses on the site that is being read.
    """
    asked = question(typed)
    hits = index.offered(asked, OFFERED) if asked.terms else ()
    return [
        typed,
        [hit.title.text for hit in hits],
        [" \u00b7 ".join(filter(None, (hit.kind.label, hit.note))) for hit in hits],
        [_address(hit, base) for hit in hits],
        {
            "kinds": [hit.kind.key for hit in hits],
            "pages": [link(hit.iri, base, root) or hit.iri for hit in hits],
        },
    ]


def _result(found: Found, base: str) -> Json:
    return {
        "iri": found.iri,
        "page": _address(found, base),
        "kind": found.kind.key,
        "title": _text(found.title),
        "language": found.language,
        "note": found.note,
        "day": found.day,
        "reasons": [
            {"what": reason.label, "text": _text(reason.pieces) or None} for reason in found.reasons
        ],
    }


def _choices(options: Options) -> list[Json]:
    return [
        {"value": o.value, "label": o.label, "total": o.number, "chosen": o.chosen}
        for o in options.every
    ]


def _text(pieces: Sequence[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def _address(of: Hit | Found, base: str) -> str:
    """The page about it, from the base on, wherever the application stands."""
    here = link(of.iri, base) or of.iri
    return f"{base.rstrip('/')}{here}" if here.startswith("/") else here
