"""The tables of a TOML sheet, with the line of each, so that a fault is found where it stands.

Only the expected type is taken: a date in quotation marks is refused, not parsed.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from kg.errors import SourceError
from kg.text import clean, decode

Value = TypeVar("Value")
Member = TypeVar("Member", bound=StrEnum)

GUIDE = "data/README.md"
TOML_LINE = re.compile(r"\(at line (\d+), column \d+\)")
EXPECTED: dict[type, str] = {
    str: "a text in quotation marks",
    int: "a whole number without quotation marks",
    bool: "true or false without quotation marks",
    dt.date: "a date such as 2017-12-18 without quotation marks",
    dt.time: "a time such as 09:00:00 without quotation marks",
    list: 'a list of texts, such as ["Openness"]',
}


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a sheet.

    path: its name as in its header, empty for the whole sheet; start: index of its first line
    after the header. guide: the text that lists its keys.
    """

    values: Mapping[str, object]
    document: str
    lines: tuple[str, ...]
    path: str = ""
    start: int = 0
    guide: str = GUIDE

    @property
    def line(self) -> int:
        """The 1-based line of its header, or of the sheet's first line."""
        return max(self.start, 1)

    def line_of(self, key: str) -> int:
        """The line that gives the key, or the table's own."""
        for number, text in enumerate(self.lines[self.start :], start=self.start + 1):
            if text.startswith("["):
                break
            if re.match(rf"\s*([\"']?){re.escape(key)}\1\s*=", text):
                return number
        return self.line

    def fault(self, what: str, key: str | None = None) -> SourceError:
        """The error to raise about this table, or about one key of it."""
        line = self.line if key is None else self.line_of(key)
        return SourceError(what, document=self.document, line=line)

    def only(self, keys: Collection[str]) -> None:
        """Refuses any key that is not one of these."""
        for key in self.values:
            if key not in keys:
                where = f"[[{self.path}]]" if self.path else "the head of the sheet"
                raise self.fault(
                    f"{key!r} is not a key of {where}; {self.guide} lists the keys", key
                )

    def value(self, key: str, kind: type[Value]) -> Value | None:
        """The value of exactly this type, or None where the key is absent."""
        found = self.values.get(key)
        if found is None:
            return None
        # A datetime is a date and a bool is an int to isinstance.
        if type(found) is not kind:
            raise self.fault(f"{key} is {found!r}; write {EXPECTED[kind]}", key)
        return found

    def text(self, key: str) -> str | None:
        """The text on one line; an empty one is refused."""
        found = self.value(key, str)
        if found is None:
            return None
        text = clean(found)
        if not text:
            raise self.fault(f"{key} is empty; leave it out where the source does not say", key)
        return text

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts of a list; the empty tuple where the key is absent."""
        found = self.value(key, list)
        if found is None:
            return ()
        if not found or not all(isinstance(text, str) and clean(text) for text in found):
            raise self.fault(f"{key} is {found!r}; write {EXPECTED[list]}", key)
        return tuple(clean(text) for text in found)

    def member(self, key: str, kind: type[Member]) -> Member | None:
        """The member of a closed list that the text names."""
        return self.one_of(key, {member.value: member for member in kind})

    def one_of(self, key: str, choices: Mapping[str, Value]) -> Value | None:
        """What the text stands for in a closed table."""
        name = self.text(key)
        if name is None:
            return None
        if name not in choices:
            raise self.fault(f"{key} {name!r} is not known; write one of {', '.join(choices)}", key)
        return choices[name]

    def needed(self, key: str, found: Value | None) -> Value:
        """The value found, which the table must have."""
        if found is None:
            raise self.fault(f"{key} is missing; add it to the entry")
        return found

    def tables(self, key: str) -> tuple[Table, ...]:
        """The tables of an array of tables, each with its own place."""
        found = self.value(key, list) or []
        if not all(isinstance(table, dict) for table in found):
            raise self.fault(f"{key} is not a list of tables; write a [[{key}]] for each", key)
        path = f"{self.path}.{key}" if self.path else key
        starts = self._starts(f"[[{path}]]")
        if len(starts) != len(found):
            raise self.fault(f"{key} is written inline; write a [[{path}]] for each entry", key)
        pairs = zip(found, starts, strict=True)
        return tuple(Table(table, self.document, self.lines, path, start) for table, start in pairs)

    def table(self, key: str) -> Table:
        """The table of a header `[key]`; an empty one where the key is absent."""
        found = self.values.get(key, {})
        if not isinstance(found, dict):
            raise self.fault(f"{key} is {found!r}; write a [{key}] and its entries below", key)
        header = re.compile(rf"\s*\[\s*{re.escape(key)}\s*\]")
        starts = (n for n, text in enumerate(self.lines, start=1) if header.match(text))
        return replace(self, values=found, path=key, start=next(starts, self.line_of(key)))

    def inline(self, key: str) -> Table:
        """The table that stands in braces after the key: all of it is on the key's line."""
        found = self.values[key]
        if not isinstance(found, dict):
            raise self.fault(f"{key} is {found!r}; write a text, or a table in braces", key)
        return replace(self, values=found, lines=(), path=key, start=self.line_of(key))

    def _starts(self, header: str) -> list[int]:
        starts = []
        for number, text in enumerate(self.lines[self.start :], start=self.start + 1):
            if self.path and text.strip() == f"[[{self.path}]]":
                break
            if text.strip() == header:
                starts.append(number)
        return starts


def sheet_table(content: bytes, name: str, guide: str = GUIDE) -> Table:
    """The whole of a sheet; SourceError with the line where it is not TOML in UTF-8."""
    text = decode(content, name)
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = TOML_LINE.search(str(error))
        line = int(place[1]) if place else len(text.splitlines())
        fault = TOML_LINE.sub("", str(error)).strip()
        raise SourceError(
            f"the sheet is not TOML: {fault}; mend the line or the one before it",
            document=name,
            line=line,
        ) from error
    return Table(values, name, tuple(text.splitlines()), guide=guide)
