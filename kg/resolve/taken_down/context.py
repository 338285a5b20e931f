"""Which texts are about whom: in those a surname alone is a name, in others it is not.

A text is about a person where its session lists the person in any document, or where it prints the
full name itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from enum import Enum
from functools import cached_property
from typing import Any, cast

from kg.records import Document, Reading, Record, SessionRecord
from kg.resolve.sessions import own_key
from kg.resolve.taken_down.forms import (
    NO_FORMS,
    Forms,
    Spelt,
    Split,
    forms_of,
    forms_of_split,
    joined,
    split_name,
)
from kg.resolve.taken_down.striking import NOTHING_SOUGHT, Striker

Place = tuple[str, int, str]
"""A session as one document has it: the document's key, the year, and its own key there."""


@dataclass(frozen=True)
class Sought:
    """A person whose name is struck out: every name in print, and the sessions that list it.

    splits: of names that were found by their hash. loose: such names of which nothing tells which
    word is the surname.
    """

    names: frozenset[str]
    places: frozenset[Place] = frozenset()
    splits: frozenset[Split] = frozenset()
    loose: frozenset[str] = frozenset()

    @cached_property
    def forms(self) -> Forms:
        """How the name may be spelt."""
        split = [forms_of_split(*one) for one in self.splits]
        loose = [forms_of([name]).whole for name in self.loose]
        return joined((forms_of(self.names), *split, *loose))


@dataclass(frozen=True)
class Staying:
    """People who keep their names: those names, and the sessions that list each."""

    places: Mapping[str, frozenset[Place]] = field(default_factory=dict)

    @cached_property
    def split(self) -> dict[str, tuple[Spelt, Spelt]]:
        """Each name as given names and surname."""
        return {name: split_name(name) for name in self.places}


@dataclass(frozen=True)
class Strikers:
    """What strikes the names of all that are sought out of any text, by what the text is about."""

    sought: Mapping[str, Sought]
    staying: Staying = field(default_factory=Staying)
    everyday: Collection[str] = frozenset()
    made: dict[tuple[frozenset[str], frozenset[str]], Striker] = field(default_factory=dict)

    def of_record(self, document: Document, record: Record) -> Striker:
        """For the texts of one record."""
        if not self.sought:
            return NOTHING_SOUGHT
        place = place_of(document, record)
        listed = {who for who, one in self.sought.items() if place in one.places}
        near = listed | self._printed_in(texts_of(record))
        return self._striker(near, self._namesakes_at(place) - listed)

    def of_document(self, reading: Reading) -> Striker:
        """For what stands around the records."""
        if not self.sought:
            return NOTHING_SOUGHT
        records = (*reading.records, *reading.superseded)
        places = {place_of(reading.document, record) for record in records}
        near = {who for who, one in self.sought.items() if places & one.places}
        around = (reading.document, reading.skipped, reading.findings)
        return self._striker(near | self._printed_in(texts_of(around)), set())

    def of_text(self, text: str, near: Collection[str] = ()) -> Striker:
        """For a text of which no more is known than whom it is about besides whom it names."""
        return (
            self._striker({*near, *self._printed_in([text])}, set())
            if self.sought
            else (NOTHING_SOUGHT)
        )

    @cached_property
    def elsewhere(self) -> Striker:
        """For a text of which nothing else is known."""
        return self._striker(set(), set())

    def _printed_in(self, texts: Iterable[str]) -> set[str]:
        whole = "\n\n".join(texts)
        return {who for who, finder in self._finders.items() if finder.spans(whole)}

    @cached_property
    def _finders(self) -> dict[str, Striker]:
        """What finds the full name of each."""
        return {
            who: Striker(NO_FORMS, one.forms.whole, self._longer(one.forms), self.everyday)
            for who, one in self.sought.items()
        }

    def _namesakes_at(self, place: Place | None) -> set[str]:
        """Those of whom somebody else of the very name is listed here."""
        here = [name for name, places in self.staying.places.items() if place in places]
        alike = {(*given, *family) for name in here for given, family in [self.staying.split[name]]}
        return {who for who, one in self.sought.items() if one.forms.full & alike}

    def _striker(self, near: Collection[str], spared: Collection[str]) -> Striker:
        key = (frozenset(near), frozenset(spared))
        if key not in self.made:
            self.made[key] = self._made(*key)
        return self.made[key]

    def _made(self, near: frozenset[str], spared: frozenset[str]) -> Striker:
        close = joined(self.sought[who].forms for who in near - spared)
        rest = [one.forms for who, one in self.sought.items() if who not in near | spared]
        far = joined(map(self._alone, rest))
        return Striker(close, far, self._longer(joined((close, far))), self.everyday)

    def _alone(self, forms: Forms) -> Forms:
        """Without the short forms that may mean somebody who stays."""
        families = {family for _, family in self.staying.split.values()}
        short = {
            form
            for given, family in self.staying.split.values()
            for letter in [(given[0][0],) if given else ()]
            for form in ((*letter, *family), (*family, *letter))
        }
        taken = {form[:2] for form in short} | {form[-2:] for form in short}
        initial = frozenset(f for f in forms.initial if f[:2] not in taken and f[-2:] not in taken)
        family = frozenset(f for f in forms.family if f not in families)
        glued = forms.glued_initial - {"".join(form) for form in short}
        return Forms(forms.full, initial, family, forms.glued, glued, forms.dense)

    def _longer(self, forms: Forms) -> frozenset[Spelt]:
        """Names of people who stay of which one of the forms may be a part."""
        last = {word for form in forms.family for word in form}
        return frozenset(
            (*given, *family)
            for given, family in self.staying.split.values()
            if len(given) + len(family) > 2 and last & {*given, *family}
        )


NO_STRIKERS = Strikers({})


def place_of(document: Document, record: Record) -> Place | None:
    """Where a session stands; None for any other record."""
    if not isinstance(record, SessionRecord):
        return None
    return document.key, record.year, own_key(record)


def texts_of(value: object) -> Iterator[str]:
    """Every text in a record, or in several."""
    if isinstance(value, Enum):
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts_of(one)
    elif is_dataclass(value):
        for part in fields(cast("Any", value)):
            yield from texts_of(getattr(value, part.name))
