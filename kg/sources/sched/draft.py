"""An event as it is gathered, element by element, from a Sched page's mark-up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

from lxml import html

from kg.records import LinkKind, LinkRecord, Origin, Skipped
from kg.sources.genders import without_gender
from kg.sources.lines import Line
from kg.sources.sched.addresses import Identity, PageAddress, types_in
from kg.sources.sched.event import PrintedEvent
from kg.sources.sched.lines import FURNITURE, is_date
from kg.sources.sched.links import video
from kg.sources.sched.organizers import NO_PART, Entry, is_role_heading, role_of_heading
from kg.sources.web_page import WebPage, text_lines
from kg.text import clean

MOST_LEVELS = 3
"""From a person's name up to the block of that person."""

NO_ROLE = "a person under no heading that tells the role"
OWN_FIELD = "a field that the organisers of a programme made themselves"


@dataclass(slots=True)
class Draft:
    """What was found of an event so far; avatar: a person whose picture alone has been met."""

    page: WebPage
    at: PageAddress
    place: Line
    identity: Identity
    dated: Line | None = None
    room: str | None = None
    role: str = ""
    avatar: bool = False
    body: list[Line] = field(default_factory=list)
    people: list[Entry] = field(default_factory=list)
    types: list[str] = field(default_factory=list)
    links: list[LinkRecord] = field(default_factory=list)
    strays: list[Skipped] = field(default_factory=list)

    def event(self) -> PrintedEvent:
        """The event as printed."""
        return PrintedEvent(
            self.place,
            self.place if self.place.text else None,
            self.dated,
            self.room,
            tuple(self.body),
            tuple(self.people),
            self.identity,
            tuple(self.types),
            tuple(self.links),
            tuple(self.strays),
        )

    def take_date(self, element: html.HtmlElement) -> None:
        """The full date and, below it, the room; both may be printed again, and the last counts."""
        lines = [line for line in _lines(element) if line.text]
        self.dated = next((line for line in reversed(lines) if is_date(line)), self.dated)
        self._take_room([line for line in lines if not is_date(line)])

    def take_room(self, element: html.HtmlElement) -> None:
        """The room, where it has an element of its own."""
        self._take_room(_lines(element))

    def _take_room(self, lines: Iterable[Line]) -> None:
        self.room = clean(" ".join(line.text for line in lines)) or self.room

    def take_body(self, element: html.HtmlElement) -> None:
        """What the organisers entered, and the videos in it."""
        self.body += [line for line in _lines(element) if not FURNITURE.fullmatch(line.text)]
        for link in element.iter("a", "iframe"):
            self.take_video(link)

    def take_post(self, element: html.HtmlElement) -> None:
        """The post and body of the person met last."""
        if not self.people or not self.role:
            return
        last = self.people.pop()
        parts = [last.post, self.page.text(element)]
        if "sched-event-details-position" in classes_of(element):
            parts.reverse()
        self.people.append(Entry(last.role, last.name, ", ".join(filter(None, parts)) or None))

    def take_field(self, element: html.HtmlElement) -> None:
        """A field that no other programme has."""
        for line in _lines(element):
            place = Origin(self.page.name, line.number, "tip-custom-fields")
            self.strays.append(Skipped(place, without_gender(line.text), OWN_FIELD))

    def take_picture(self, element: html.HtmlElement) -> None:
        """A person by the picture, until the name follows."""
        pictures = (str(alt) for alt in element.xpath(".//img/@alt"))
        named = element.get("title") or next(pictures, "")
        before = len(self.people)
        self._take_person(clean(named).removeprefix("avatar for "), element)
        self.avatar = len(self.people) > before

    def take_name(self, element: html.HtmlElement) -> None:
        """A person by the name, if people are listed here at all."""
        if self.avatar:
            self.people.pop()
        self.avatar = False
        self._take_person(self.page.text(element), element)
        if not self.role and _is_of_person(element):
            place = Origin(self.page.name, element.sourceline)
            self.strays.append(Skipped(place, self.page.text(element), NO_ROLE))

    def _take_person(self, name: str, element: html.HtmlElement) -> None:
        if self.role not in {"", NO_PART} and _is_of_person(element):
            self.people.append(Entry(self.role, Line(element.sourceline or 0, name)))

    def take_file(self, element: html.HtmlElement) -> None:
        """A file that is attached."""
        address = self.at.absolute(element.get("href", "").strip())
        if address is not None:
            self.links.append(LinkRecord(LinkKind.FILE, address, self.page.text(element) or None))

    def take_link(self, element: html.HtmlElement) -> None:
        """A link to a type or to a video."""
        self.types += types_in(element.get("href", ""))
        self.take_video(element)

    def take_video(self, element: html.HtmlElement) -> None:
        """A link or frame with a video."""
        address = self.at.absolute((element.get("href") or element.get("src") or "").strip())
        found = video(address, self.page.text(element)) if address else None
        if found is not None:
            self.links.append(found)

    def take_heading(self, element: html.HtmlElement) -> None:
        """The role of the people below it."""
        text = self.page.text(element)
        if is_role_heading(text):
            self.role = role_of_heading(text)


def _is_of_person(element: html.HtmlElement) -> bool:
    around = islice(element.iterancestors(), MOST_LEVELS)
    return any("sched-person" in one.get("class", "") for one in around)


def classes_of(element: html.HtmlElement) -> set[str]:
    """The names in its `class`."""
    return set(element.get("class", "").split())


def _lines(element: html.HtmlElement) -> tuple[Line, ...]:
    return tuple(text_lines(element))
