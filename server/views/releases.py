"""`/releases`: what was released, with the files of each; `/release/VERSION/` is its site."""

from __future__ import annotations

import datetime as dt
import json
from urllib.parse import quote

from flask import Blueprint, Response, current_app, request

from kg.releases.history import History
from kg.releases.kept import Kept
from server.files import sent
from server.forms import content_type
from server.pages.head import Head
from server.pages.values import Value
from server.past.files import BagFile, files_of
from server.past.listed import Listed, listed
from server.past.shelf import SHELF, Shelf
from server.problems import RequestError
from server.replies import body, library, page, root

releases = Blueprint("releases", __name__)

ABOUT = (
    "What was published under a version, kept as it was: each release as a site to look through,"
    " and as a package with checksums to take along."
)


@releases.get("/releases")
def every() -> Response:
    """The releases, newest first."""
    base = library().store.base
    head = Head(
        title="Releases",
        canonical=f"{base}releases",
        description=ABOUT,
        crumbs=(Value("Releases"),),
    )
    return page("releases.html", head, about=ABOUT, releases=_listed(), present=library().version)


@releases.get("/releases.json")
def every_as_json() -> Response:
    """The same for programs."""
    told = {"present": library().version, "releases": [release.told for release in _listed()]}
    text = json.dumps(told, ensure_ascii=False, indent=1)
    return body(f"{text}\n".encode(), "application/json")


@releases.get("/releases/<version>/")
def package(version: str) -> Response:
    """The files of a release, with their checksums."""
    kept, base = _kept(version), library().store.base
    here = next(release for release in _listed() if release.version == version)
    head = Head(
        title=f"Files of release {version}",
        canonical=f"{base}releases/{version}/",
        description=f"The package of release {version}: every file with its size and checksum.",
        indexed=False,
        crumbs=(Value("Releases", f"{root()}/releases"), Value(version)),
    )
    files = [(file, quote(file.path)) for file in files_of(kept.bag).values()]
    return page("release_files.html", head, here=here, files=files)


@releases.get("/releases/<version>/<path:path>")
def file(version: str, path: str) -> Response:
    """One file of a release, whole or in ranges."""
    found = files_of(_kept(version).bag).get(path)
    if found is None:
        where = f"{root()}/releases/{version}/ lists all files"
        raise RequestError(404, f"there is no such file in release {version}; {where}")
    return _sent(found)


@releases.get("/release/<version>/")
def site_of(version: str) -> Response:
    """Where the site of a release would be, if there were such a release."""
    raise _unknown(version)


@releases.get("/release/<version>/<path:path>")
def page_of(version: str, **_path: str) -> Response:
    """A page of a release that there is not."""
    raise _unknown(version)


def _sent(found: BagFile) -> Response:
    kept = found.place.stat()
    # No manifest lists its own sum; a bag is never changed in place.
    tag = found.sha256 or f"{kept.st_mtime_ns:x}-{kept.st_size:x}"
    changed = dt.datetime.fromtimestamp(int(kept.st_mtime), dt.UTC)
    response = sent(found.place, found.media_type, request.environ, tag, changed)
    response.headers["Content-Type"] = content_type(found.media_type)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _history() -> History | None:
    shelf: Shelf = current_app.extensions[SHELF]
    return shelf.history


def _listed() -> tuple[Listed, ...]:
    """Newest first."""
    return listed(_history(), library().store.base)[::-1]


def _kept(version: str) -> Kept:
    history = _history()
    found = None if history is None else history.release(version)
    if found is None:
        raise _unknown(version)
    return found


def _unknown(version: str) -> RequestError:
    history = _history()
    known = () if history is None else tuple(kept.version for kept in history.releases)
    if not known:
        return RequestError(404, f"nothing was released here yet; see {root()}/releases")
    forms = [(f"Release {one}", f"{root()}/release/{one}/") for one in known[::-1]]
    return RequestError(404, f"there is no release {version[:40]!r}; there are these", forms)
