"""Moves the links of a page of today to where the same stands in a release."""

from __future__ import annotations

# What these lead to is a name, or is the present: neither is anywhere else in a release.
STAYING = frozenset({"cite-as", "type", "license", "profile", "author", "canonical"})
LOST = frozenset({"linkset"})
BETWEEN = ", <"


def relocated(header: str, base: str, place: str) -> str:
    """A Link header of ours, with the pages and the data of this release in it.

    base: what addresses begin with. place: what they begin with in the release.
    """
    links = [link.lstrip("<") for link in header.split(BETWEEN)]
    told = (_moved(link, base, place) for link in links)
    return BETWEEN.join(link for link in told if link is not None).join(("<", ""))


def _moved(link: str, base: str, place: str) -> str | None:
    rel = link.partition('rel="')[2].partition('"')[0]
    if rel in LOST:
        return None
    # The thing itself is named, not shown.
    if rel in STAYING or not link.startswith(base) or link.startswith(f"{base}id/"):
        return link
    return f"{place}{link.removeprefix(base)}"
