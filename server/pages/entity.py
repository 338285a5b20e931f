"""The page of one thing, whatever its kind: its plan says which parts it has, in which order."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from kg.descriptions import without_parts
from kg.publish.jsonld import for_html, lean
from server.forms import RdfForm
from server.pages.citations import citation_tags
from server.pages.crumbs import crumbs
from server.pages.description import description
from server.pages.head import Head
from server.pages.indexing import indexed
from server.pages.kinds import kind, name, title
from server.pages.parts import PARTS, SHEETS
from server.pages.plans import plan
from server.pages.titles import whole_title
from server.pages.values import Lens

CALLED_OFF = "https://schema.org/EventCancelled"


class Page:
    """What a template lays out: `page.facts` is the part of that name.

    A part is worked out when a template asks for it, and only once. number: of the sheet of its
    long lists. path: its address here without the lead, `session/2017/ws15`, `voc/role/speaker`.
    """

    def __init__(self, lens: Lens, iri: str, number: int = 1) -> None:
        self.iri = iri
        self.kind = kind(lens, iri)
        self.plan = plan(self.kind)
        self.title = title(lens, iri)
        self.whole_title = whole_title(lens, iri)
        own = name(lens, iri)
        self.language = own.language if own else None
        self.description = description(lens, iri)
        self.indexed = indexed(lens, iri)
        self.cancelled = CALLED_OFF in lens.targets(iri, "schema:eventStatus")
        self.crumbs = crumbs(lens, iri)
        self.path = (lens.named(iri).href or "").removeprefix(f"{lens.root}/").removeprefix("doc/")
        self.citation_tags = citation_tags(lens, iri)
        self._lens = lens
        self._number = number
        self._made: dict[str, object] = {}

    @cached_property
    def jsonld(self) -> str | None:
        """What search engines read of the thing."""
        view = lean(without_parts(self._lens.store, self.iri), self.iri)
        return for_html(view) if view else None

    def __getitem__(self, part: str) -> object:
        """The part of this name; a template reaches it by a point, as it does an attribute."""
        if part not in self._made:
            if part in SHEETS:
                self._made[part] = SHEETS[part](self._lens, self.iri, self._number)
            else:
                self._made[part] = PARTS[part](self._lens, self.iri)
        return self._made[part]


def head(
    shown: Page,
    canonical: str,
    forms: Sequence[tuple[RdfForm, str]],
    more: Sequence[tuple[str, str, str]] = (),
) -> Head:
    """What the page of a thing tells of itself. canonical: its absolute address for good."""
    return Head(
        title=shown.whole_title,
        canonical=canonical,
        description=shown.description,
        kind="profile" if shown.kind == "Person" else "article",
        indexed=shown.indexed,
        forms=forms,
        more=more,
        jsonld=(shown.jsonld,) if shown.jsonld else (),
        citation=shown.citation_tags,
        crumbs=shown.crumbs,
    )
