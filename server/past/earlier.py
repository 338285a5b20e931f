"""Where to look for what is not here any more."""

from __future__ import annotations

from flask import current_app

from server.links import link
from server.pages.values import day
from server.past.shelf import SHELF, Shelf
from server.replies import root

FEW = 5
"""Releases that are offered by themselves; the list of all states has every one."""


def earlier(iri: str, base: str) -> tuple[tuple[str, str], ...]:
    """The releases that had a thing, newest first, and the list of its states; each with its link.

    Nothing for what no release had, and in the site of a release.
    """
    shelf: Shelf | None = current_app.extensions.get(SHELF)
    history = None if shelf is None else shelf.history
    found = () if history is None else history.versions(iri)
    page = link(iri, base)
    if not found or page is None:
        return ()
    lead = f"{root()}/release/"
    releases = [
        (f"As of release {kept.version} of {day(kept.date)}", f"{lead}{kept.version}{page}")
        for kept, _ in found[: -FEW - 1 : -1]
    ]
    states = f"{root()}/timemap/json/{base}{page.removeprefix('/')}"
    return (*releases, ("All its earlier states, for programs", states))
