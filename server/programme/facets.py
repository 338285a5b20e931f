"""What a programme can be narrowed by, with how many sessions each choice has beside the others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.publish.entry import Entry, Named
from server.pages.values import day
from server.problems import RequestError

NOT_STATED = "not-stated"
MOST = 40
LONGEST = 100
DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
Option = tuple[str, str]
Chosen = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Choice:
    """One value; count: the sessions it would show, given what is chosen elsewhere."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One question. unknown: what was asked for that no session of the meeting has."""

    name: str
    title: str
    choices: tuple[Choice, ...]
    unknown: tuple[str, ...]

    @property
    def chosen(self) -> tuple[Choice, ...]:
        """The choices that are made."""
        return tuple(choice for choice in self.choices if choice.chosen)


def chosen(arguments: Mapping[str, Sequence[str]]) -> Chosen:
    """What a query string asks for; raises a 400 where it asks for too much."""
    found = {}
    for name in QUESTIONS:
        values = frozenset(value for value in arguments.get(name, ()) if value)
        if len(values) > MOST or any(len(value) > LONGEST for value in values):
            told = f"up to {MOST} values of up to {LONGEST} characters can be given for {name}"
            raise RequestError(400, told)
        found[name] = values
    return found


def facets(entries: Collection[Entry], asked: Chosen) -> tuple[Facet, ...]:
    """Every question with its choices."""
    return tuple(_facet(name, entries, asked) for name in QUESTIONS)


def narrowed(entries: Iterable[Entry], asked: Chosen, but: str = "") -> tuple[Entry, ...]:
    """The sessions that have one of the chosen values of each question. but: one left open."""
    wanted = [(QUESTIONS[name][1], of) for name, of in asked.items() if of and name != but]
    return tuple(
        entry
        for entry in entries
        if all(values & {value for value, _ in options(entry)} for options, values in wanted)
    )


def _facet(name: str, entries: Collection[Entry], asked: Chosen) -> Facet:
    title, options = QUESTIONS[name]
    labels = {value: label for entry in entries for value, label in options(entry)}
    beside = narrowed(entries, asked, but=name)
    counts = Counter(value for entry in beside for value in dict(options(entry)))
    choices = (
        Choice(value, label, counts[value], value in asked[name])
        for value, label in sorted(labels.items(), key=_order)
    )
    return Facet(name, title, tuple(choices), tuple(sorted(asked[name] - labels.keys())))


def _order(option: Option) -> tuple[bool, str, str]:
    value, label = option
    # Days are sorted by their date, all else by its name; what is not stated stands last.
    return value == NOT_STATED, value if DATE.fullmatch(value) else label.casefold(), value


def _days(entry: Entry) -> list[Option]:
    return [(entry.day.isoformat(), day(entry.day))] if entry.day else [(NOT_STATED, "Not stated")]


def _of(*things: Named | None) -> list[Option]:
    stated = [(thing.key, thing.name) for thing in things if thing is not None]
    return stated or [(NOT_STATED, "Not stated")]


def _type(entry: Entry) -> list[Option]:
    # Types are named in small letters, as in the middle of a line; all else is a proper name.
    return [(entry.kind.key, entry.kind.heading)] if entry.kind else _of()


# The parameter with its title and what a session answers.
QUESTIONS: Mapping[str, tuple[str, Callable[[Entry], list[Option]]]] = {
    "day": ("Day", _days),
    "type": ("Type", _type),
    "theme": ("Theme or tag", lambda entry: _of(*entry.themes, *entry.tags)),
    "org": ("Organisation", lambda entry: _of(*entry.organizations)),
    "room": ("Room", lambda entry: _of(entry.room)),
}
