"""The draft of a mapping, made from the header and the first rows of a table.

It can be read at once, and every guess in it is marked for the person who is to correct it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

from kg.sources.given import Given
from kg.sources.source import Source
from kg.sources.tables.cells import Row, text_of, words_of
from kg.sources.tables.column import ABOUT_GENDER, folded
from kg.sources.tables.column_fields import LISTS, NAMES, PERSON_PARTS, REPEATED, Field
from kg.sources.tables.header import Header, header_of
from kg.sources.tables.header_words import Proposal, proposal
from kg.sources.tables.rows import TableRows, table_rows

ROWS_LOOKED_AT = 50
SEPARATORS = ("\n", ";", "|", " / ")
REMARK = re.compile(r"[^()]+\([^()]+\)")
SEVERAL_IN_A_CELL = LISTS | PERSON_PARTS | {Field.PARTY, Field.ORGANIZATION}
LEAST_CELLS = 2
SHARED = 0.5
"""The share of cells that a separator must stand in."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A column and what it is likely to hold; samples: what stands in it in the first rows."""

    header: str
    proposal: Proposal | None
    samples: tuple[str, ...]


def draft(source: Source, given: Given, sheet: str | None = None) -> str:
    """The TOML of a mapping; SourceError where there is no header to make it from."""
    table = table_rows(source, given, sheet)
    header, rows = _header(table, source.name)
    guesses = _guesses(header, rows)
    head = _head(source.name, table, header)
    return "\n".join((*head, *_rows(guesses), *_ignored(guesses), *_columns(guesses)))


def _header(table: TableRows, document: str) -> tuple[Header, list[Row]]:
    """The first row of at least two cells, for a title may stand above it."""
    first = list(islice(table.rows, ROWS_LOOKED_AT))
    at = next((at for at, row in enumerate(first, 1) if _width(row) >= LEAST_CELLS), None)
    number = first[at - 1].number if at else None
    return header_of(iter(first), number, document), first[at or 1 :]


def _width(row: Row) -> int:
    return sum(1 for cell in row.cells if text_of(cell))


def _guesses(header: Header, rows: list[Row]) -> list[Guess]:
    guesses: list[Guess] = []
    taken: set[Field] = set()
    for at, name in enumerate(header.names):
        samples = tuple(words for row in rows if (words := words_of(row.cell(at))))
        found = proposal(folded(name)) if samples or not name.startswith("column ") else None
        if found is not None and found.field in taken and found.field not in REPEATED:
            found = None
        if found is not None:
            taken.add(found.field)
        guesses.append(Guess(name, found, samples))
    return _sound(guesses)


def _sound(guesses: list[Guess]) -> list[Guess]:
    """Guesses that can stand together: a title or a code, and parts only of one named person."""
    kept = _titled(guesses)
    fields = [guess.proposal.field for guess in kept if guess.proposal]
    named = sum(field is Field.PARTY for field in fields)
    spelt = any(field in NAMES - {Field.PARTY} for field in fields)
    dropped = PERSON_PARTS if named + spelt != 1 else frozenset()
    if named and spelt:
        dropped |= NAMES - {Field.PARTY}
    return [
        Guess(guess.header, None, guess.samples)
        if guess.proposal and guess.proposal.field in dropped
        else guess
        for guess in kept
    ]


def _titled(guesses: list[Guess]) -> list[Guess]:
    """The first column that may hold anything is the title, where none is for sure."""
    fields = {guess.proposal.field for guess in guesses if guess.proposal}
    if fields & {Field.TITLE, Field.CODE}:
        return guesses
    open_ones = (
        at
        for at, guess in enumerate(guesses)
        if guess.proposal is None and not ABOUT_GENDER.search(folded(guess.header))
    )
    at = next(open_ones, 0)
    title = Guess(guesses[at].header, Proposal(Field.TITLE), guesses[at].samples)
    return [*guesses[:at], title, *guesses[at + 1 :]]


def _head(document: str, table: TableRows, header: Header) -> Iterator[str]:
    yield f"# A draft, made from the header of {_comment(document)}. Correct it, line by line."
    yield "# docs/spreadsheets.md explains every key."
    yield ""
    yield "# What kind of document this is: programme-page, session-page, proposal,"
    yield "# session-report, transcript, archive-page or other-page."
    yield 'document = "programme-page"'
    yield "# year = 2017                # where no column gives it"
    yield '# zone = "Europe/Zurich"     # only where the times are not in the zone of the edition'
    yield "# day_first = true           # only where days are written 3/4/2017"
    if table.sheet is not None:
        yield f"sheet = {quoted(table.sheet)}"
    yield f"header_row = {header.number}"


def _rows(guesses: list[Guess]) -> Iterator[str]:
    title = next((g for g in guesses if g.proposal and g.proposal.field is Field.TITLE), None)
    if title is not None and any(one == two for one, two in pairwise(title.samples)):
        yield "# A session seems to have several rows, one after the other."
        yield f"key = [{quoted(title.header)}]"
    else:
        yield '# key = ["Title"]            # only where a session has several rows'
    yield '# fill_down = ["Date"]       # only where an empty cell means: as above'
    yield ""


def _ignored(guesses: list[Guess]) -> Iterator[str]:
    yield "# Not read. Look at each: move it down to [columns] if it tells of the session."
    yield "ignore = ["
    yield from (f"    {quoted(guess.header)}," for guess in guesses if guess.proposal is None)
    yield "]"
    yield ""
    yield "# What holds for every row and stands in no column."
    yield "[constants]"
    yield '# type = "Workshop"'
    yield ""


def _columns(guesses: list[Guess]) -> Iterator[str]:
    has_roles = any(guess.proposal == Proposal(Field.ROLE) for guess in guesses)
    yield "# Guessed from the words of each header. Look at each."
    yield "[columns]"
    for guess in guesses:
        if guess.proposal is not None:
            yield f"{quoted(guess.header)} = {_entry(guess, guess.proposal, has_roles)}"
    yield ""


def _entry(guess: Guess, found: Proposal, has_roles: bool) -> str:
    options = {
        "role": _role(found, has_roles),
        "of": found.of,
        "separator": _separator(guess.samples) if found.field in SEVERAL_IN_A_CELL else None,
    }
    if found.field is Field.PARTY and _share(guess.samples, REMARK.search) > SHARED:
        options["parts"] = "name (affiliation)"
    said = [f"{key} = {quoted(text)}" for key, text in options.items() if text]
    field = quoted(found.field.value)
    return f"{{ {', '.join((f'field = {field}', *said))} }}" if said else field


def _role(found: Proposal, has_roles: bool) -> str | None:
    """None where a column of its own gives the role; a first name goes by that of the last."""
    if found.field in NAMES and has_roles:
        return None
    return found.role or ("Speaker" if found.field in NAMES else None)


def _separator(samples: tuple[str, ...]) -> str | None:
    """What stands in many of the cells, the likeliest first; none where most have one entry."""
    shares = {text: _share(samples, re.compile(re.escape(text)).search) for text in SEPARATORS}
    best = max(SEPARATORS, key=lambda text: shares[text])
    return best if shares[best] > 0 else None


def _share(samples: tuple[str, ...], holds: Callable[[str], object]) -> float:
    return sum(1 for sample in samples if holds(sample)) / max(len(samples), 1)


def quoted(text: str) -> str:
    """The text as TOML writes one."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _comment(text: str) -> str:
    return "".join(char if char.isprintable() else "?" for char in text)
