"""`/dumps/`: the graph as files to take along, and a page that tells which is for what."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, Response, request

from kg.downloads import FOLDER
from kg.verification.sums import SUMS
from server.faces import dated
from server.files import sent
from server.pages.dumps import Sheet, media_type, sheets
from server.pages.head import Head
from server.pages.values import Value
from server.problems import RequestError
from server.replies import library, page, root
from server.serving import Library
from server.views.graphs import changed

dumps = Blueprint("dumps", __name__)

ABOUT = (
    "Everything as files: linked data in five forms, and tables for spreadsheets, with the sums"
    " that say whether a copy is whole."
)


@dumps.get("/dumps/")
def every() -> Response:
    """Which files there are, of what size, and what each is for."""
    here = library()
    address = f"{here.store.base}dumps/"
    head = Head(
        title="Downloads", canonical=address, description=ABOUT, crumbs=(Value("Downloads"),)
    )
    shown: tuple[Sheet, ...] = sheets(here.dumps)
    response = page("dumps.html", head, about=ABOUT, sheets=shown, version=here.version)
    return dated(here, response)


@dumps.get("/dumps/<path:name>")
def file(name: str) -> Response:
    """One file, whole or in part; it is a download, so that no browser unpacks it."""
    here = library()
    digest = _digest(here, name)
    path = _folder(here) / name
    response = sent(path, media_type(name), request.environ, digest, changed(here))
    if name.endswith(".csv"):
        described = f"{here.store.base}dumps/tables/csv-metadata.json"
        response.headers["Link"] = f'<{described}>; rel="describedby"; type="application/csvm+json"'
    return response


def _folder(here: Library) -> Path:
    if here.build is None:
        raise RequestError(404, f"there are no files of this build; see {root()}/dumps/")
    return here.build / FOLDER


def _digest(here: Library, name: str) -> str:
    """What tells a file from others; raises a 404 where there is none of this name."""
    found = {dumped.name: dumped.sha256 for dumped in here.dumps}
    if name == SUMS and found:
        # The sums are others as soon as the build is.
        return here.store.digest
    if name not in found:
        raise RequestError(404, f"there is no file {name[:60]!r}; see {root()}/dumps/")
    return found[name]
