"""What a page tells of itself: to browsers, search engines, previews and reference managers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from server.forms import RdfForm
from server.pages.values import Value

SITE_NAME = "IGF knowledge graph"


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The head of a page, laid out by `base.html`.

    title: without the name of the site. canonical: the absolute address of the page for good.
    description: one or two sentences, None where nothing better than the title can be said.
    indexed: whether search engines may list it. forms: the same as data, with addresses.
    more: the same in forms that are no data, each as its media type, name and address.
    jsonld: JSON that is safe inside a script element. citation: `citation_…` tags, in order.
    crumbs: the way from the first page, which is left out, to this page, which leads nowhere.
    """

    title: str
    canonical: str
    description: str | None = None
    kind: Literal["website", "article", "profile"] = "website"
    indexed: bool = True
    forms: Sequence[tuple[RdfForm, str]] = ()
    more: Sequence[tuple[str, str, str]] = ()
    jsonld: tuple[str, ...] = ()
    citation: tuple[tuple[str, str], ...] = ()
    crumbs: tuple[Value, ...] = ()

    @property
    def site_name(self) -> str:
        """What the site is called in previews."""
        return SITE_NAME

    def later(self, number: int, canonical: str) -> Head:
        """The head of a page of the same; after the first, it says so in its title."""
        if number == 1:
            return self
        return replace(self, title=f"{self.title}, page {number}", canonical=canonical)

    @property
    def whole_title(self) -> str:
        """The title that a browser's tab and a list of results show."""
        return f"{self.title} · {SITE_NAME}"
