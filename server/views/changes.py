"""`/changes`: what each release changed, to read, as data, and as a feed to subscribe to."""

from __future__ import annotations

import datetime as dt

from flask import Blueprint, Response, current_app, request

from server.changes.feed import ABOUT, MEDIA_TYPE, written
from server.changes.parts import archived, newest
from server.changes.record import CHANGES, Changes, Record
from server.changes.step import Step
from server.faces import dated
from server.files import sent
from server.forms import TRIPLES
from server.pages.changes import line, rows, sections
from server.pages.head import Head
from server.pages.values import Value, day
from server.paging import page_asked, part
from server.past.shelf import SHELF, Shelf
from server.problems import RequestError
from server.replies import body, library, page, root

changes = Blueprint("changes", __name__)

RELEASES, THINGS = 20, 200
TURTLE = TRIPLES["ttl"]
NEVER = "1970-01-01"


@changes.get("/changes")
def every() -> Response:
    """The releases with how much each changed, newest first."""
    here, record = library(), _record()
    address = f"{here.store.base}changes"
    versions = [] if record is None else [kept.version for kept in record.releases[::-1]]
    some, paging = part(versions, RELEASES, page_asked(), address)
    head = Head(
        title="Changes", canonical=address, description=ABOUT, crumbs=(Value("Changes"),)
    ).later(paging.number, paging.of(paging.number))
    lines = [] if record is None else [line(record, version) for version in some]
    return page("changes.html", head, lines=lines, paging=paging, present=here.version)


@changes.get("/changes.atom")
def feed() -> Response:
    """The newest part of the feed."""
    here = library()
    otherwise = dt.datetime.fromisoformat((here.built_on or NEVER)[:10]).replace(tzinfo=dt.UTC)
    found = newest(_record(), here.store.base, otherwise)
    return _as_feed(written(found), found.updated)


@changes.get("/changes/<name>")
def release(name: str) -> Response:
    """What one release changed, as a page; with an ending as data, or as a part of the feed."""
    stem, _, ending = name.rpartition(".")
    if ending == "atom":
        return _part(stem)
    if ending == TURTLE.suffix:
        return _as_turtle(_step(stem)[1])
    return _shown(_step(name)[1])


def _part(version: str) -> Response:
    record, step = _step(version)
    number = page_asked()
    found = archived(record, step, number)
    if found is None:
        raise RequestError(404, f"the feed of this release has no part {number}; begin at 1")
    return _as_feed(written(found), found.updated)


def _as_feed(content: bytes, updated: dt.datetime) -> Response:
    response = body(content, MEDIA_TYPE)
    response.last_modified = updated
    return response


def _as_turtle(step: Step) -> Response:
    # A release is never made twice; what is taken down later gives its bag another sum.
    tag = f"{step.kept.content}-{step.turtle.stat().st_size}"
    changed = min(step.moment, dt.datetime.now(dt.UTC))
    return sent(step.turtle, TURTLE.media_type, request.environ, tag, changed)


def _shown(step: Step) -> Response:
    here, version = library(), step.kept.version
    address = f"{here.store.base}changes/{version}"
    found = rows(step.account, here.store, root())
    some, paging = part(found, THINGS, page_asked(), address)
    head = Head(
        title=step.account.title,
        canonical=address,
        description=step.account.summary[:300],
        forms=((TURTLE, f"{root()}/changes/{version}.ttl"),),
        crumbs=(Value("Changes", f"{root()}/changes"), Value(version)),
    ).later(paging.number, paging.of(paging.number))
    response = page(
        "change.html",
        head,
        step=step,
        day=day(step.kept.date),
        sections=sections(some),
        paging=paging,
        forms=head.forms,
    )
    return dated(here, response)


def _record() -> Record | None:
    shelf: Shelf = current_app.extensions[SHELF]
    known: Changes = current_app.extensions[CHANGES]
    return known.record(shelf.history, library().store.base)


def _step(version: str) -> tuple[Record, Step]:
    """A release that is kept, or a 404."""
    record = _record()
    step = None if record is None else record.step(version)
    if record is None or step is None:
        raise RequestError(404, f"there is no release {version[:40]!r}; see {root()}/changes")
    return record, step
