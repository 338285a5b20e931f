"""What the index holds of one thing: its texts, each with its part, and its facets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum


class Column(Enum):
    """The columns that words stand in; the value is what a word in it weighs."""

    TITLE = 10.0
    NAMES = 8.0
    CODES = 7.0
    PEOPLE = 3.0
    BODIES = 2.5
    TOPICS = 2.0
    PLACES = 1.5
    SPELLINGS = 6.0
    INITIALS = 1.0


class Part(Enum):
    """What a text is to its thing; the value is the column, and how a reader is told of it.

    HIDDEN is found but never shown: documents have it by mistake.
    """

    TITLE = (Column.TITLE, "Title")
    NAME = (Column.NAMES, "Also called")
    AS_STATED = (Column.NAMES, "As a document writes it")
    HIDDEN = (Column.NAMES, "A spelling in a document")
    CODE = (Column.CODES, "Code")
    FORMER = (Column.BODIES, "Formerly")
    PERSON = (Column.PEOPLE, "Person named in it")
    BODY = (Column.BODIES, "Organisation named in it")
    AFFILIATION = (Column.BODIES, "Spoke for")
    PARENT = (Column.BODIES, "Part of")
    SERIES = (Column.TOPICS, "Series")
    THEME = (Column.TOPICS, "Theme")
    TAG = (Column.TOPICS, "Tag")
    TYPE = (Column.TOPICS, "Type")
    SCHEME = (Column.TOPICS, "List")
    DEFINITION = (Column.TOPICS, "Definition")
    DOCUMENTS = (Column.TOPICS, "Source for")
    MEETING = (Column.PLACES, "Meeting")
    PLACE = (Column.PLACES, "Place")
    HOST = (Column.PLACES, "Host")

    @property
    def column(self) -> Column:
        """Where its words stand."""
        return self.value[0]

    @property
    def label(self) -> str:
        """What a reader is told that matched."""
        return self.value[1]

    @property
    def proposed(self) -> bool:
        """Whether its words may be proposed to somebody who has mistyped one."""
        return self not in (Part.HIDDEN, Part.AS_STATED)


class Kind(Enum):
    """What can be found; the value is what a hit of this kind weighs beside others."""

    SESSION = ("session", "Session", 1.0)
    PERSON = ("person", "Person", 1.0)
    ORGANIZATION = ("organization", "Organisation", 1.0)
    SERIES = ("series", "Series of sessions", 0.95)
    MEETING = ("meeting", "Annual meeting", 1.0)
    PLACE = ("place", "Place", 0.6)
    CONCEPT = ("concept", "Concept", 0.6)
    DOCUMENT = ("document", "Source document", 0.2)

    @property
    def key(self) -> str:
        """Its name in addresses."""
        return self.value[0]

    @property
    def label(self) -> str:
        """Its name for a reader."""
        return self.value[1]

    @property
    def weight(self) -> float:
        """What a hit weighs."""
        return self.value[2]


class Facet(Enum):
    """What a search can be narrowed by; the value is its parameter and its name for a reader."""

    KIND = ("kind", "Kind of thing")
    YEAR = ("year", "Year")
    TYPE = ("type", "Type of session")
    GROUP = ("group", "Stakeholder group")
    REGION = ("region", "Region as stated")
    UN_GROUP = ("un-group", "UN regional group as stated")
    THEME = ("theme", "Theme or tag")

    @property
    def key(self) -> str:
        """Its parameter."""
        return self.value[0]

    @property
    def label(self) -> str:
        """Its name for a reader."""
        return self.value[1]


NOT_STATED = "not-stated"


@dataclass(frozen=True, slots=True)
class Text:
    """language: None where nobody says it."""

    part: Part
    text: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing. note: a line about it. day: the ISO date it is sorted by, if there is one.

    size: how many sessions it has to do with. facets: what it is under, as value and label; a
    facet that is left out does not apply to its kind.
    """

    iri: str
    kind: Kind
    title: Text
    note: str = ""
    day: str | None = None
    size: int = 0
    texts: tuple[Text, ...] = ()
    facets: Mapping[Facet, Mapping[str, str]] = field(default_factory=dict)

    def all_texts(self) -> tuple[Text, ...]:
        """The title and the other texts, each text once in each part."""
        return tuple(dict.fromkeys((self.title, *self.texts)))
