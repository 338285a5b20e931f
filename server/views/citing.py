"""`/cite/session/2017/ws15.bib`: a reference for those who cite a session, meeting or document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from flask import Blueprint, Response

from kg.publish import bibtex, csl, ris
from kg.publish.citation import Citation
from server.problems import RequestError
from server.programme.references import reference
from server.replies import body, lens, library, root

citing = Blueprint("citing", __name__)


@dataclass(frozen=True, slots=True)
class Style:
    """A form of references."""

    media_type: str
    written: Callable[[Iterable[Citation]], bytes]


STYLES: Mapping[str, Style] = {
    "bib": Style(bibtex.MEDIA_TYPE, bibtex.bibtex),
    "ris": Style(ris.MEDIA_TYPE, ris.ris),
    "json": Style(csl.MEDIA_TYPE, csl.csl),
}


@citing.get("/cite/<path:path>")
def cited(path: str) -> Response:
    """The reference, in the form that the ending names."""
    stem, _, suffix = path.rpartition(".")
    if suffix not in STYLES:
        endings = ", ".join(f".{ending}" for ending in STYLES)
        raise RequestError(404, f"say with an ending in which form: one of {endings}")
    here = library()
    found = reference(here.programmes, lens(here), stem)
    if found is None:
        told = (
            f"there is no reference to {stem[:80]!r}; sessions, meetings and documents have one,"
            f" such as {root()}/cite/session/2017/ws15.bib"
        )
        raise RequestError(404, told)
    response = body(STYLES[suffix].written((found,)), STYLES[suffix].media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{found.key}.{suffix}"'
    return response
