"""A text file of a data folder with a placeholder for each name that is withheld.

A sheet is cleared entry by entry, so that a surname alone is struck out only where its own entry is
about the person. What other files refer to by name - ids, keys - stays, and is told.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.keys import address_key
from kg.resolve.placeholders import PLACEHOLDER
from kg.resolve.taken_down.context import Strikers
from kg.resolve.taken_down.striking import Striker

PLACEHOLDER_OF_POST = "Affiliation Withheld"
KEPT = re.compile(r"(id|key|session|earlier|part_of|successor|document_key|code)\s*=")
ENTRY = re.compile(
    r"^(?=\[\[(?:session|organization|series|follow_up|document|sheet)\]\])", re.MULTILINE
)
TABLE = re.compile(r"^(?=\[\[)", re.MULTILINE)
PARTY = re.compile(r"\[\[session\.(?:people|organizers)\]\]")
ITEM = re.compile(r"^(?=[A-Za-z_]+\s*=)", re.MULTILINE)
NAME = re.compile(r"name\s*=")
TOLD = re.compile(r"\[\[|(?:name|role|status|kind|roles)\s*=")
SOURCE = re.compile(r'^source\s*=\s*"([^"\\]*)"[^\n]*\n', re.MULTILINE)
DIGEST = re.compile(r"^document_(?:sha256|key)\s*=", re.MULTILINE)
IDENTIFIED = re.compile(
    r'^(?:id\s*=\s*"(\d{4})-([^"@]+)[^\n]*|code\s*=\s*"([^"]+)"[^\n]*)$', re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Clearing:
    """strikers: of the names. posts: affiliations and posts that only withdrawn people have."""

    strikers: Strikers
    posts: Collection[str] = ()

    def document(self, text: str, near: Collection[str]) -> str:
        """A document as it was imported, about these persons besides whom it names."""
        return self._plain(text, self.strikers.of_text(text, near))

    def lines(self, text: str) -> str:
        """A file of which each line says something by itself."""
        every = text.splitlines(keepends=True)
        return "".join(self._plain(line, self.strikers.of_text(line)) for line in every)

    def sheet(self, text: str) -> str:
        """An editor's sheet in TOML."""
        return "".join(self._entry(entry) for entry in ENTRY.split(text))

    def _entry(self, entry: str) -> str:
        striker = self.strikers.of_text(entry, set(self._listed(entry)))
        if not striker.spans(entry):
            return entry
        cleared = "".join(self._table(table, striker) for table in TABLE.split(entry))
        before, after = SOURCE.search(entry), SOURCE.search(cleared)
        if before is None or after is None or before[1] == after[1] or DIGEST.search(entry):
            return cleared
        # The document stays the one that it was.
        kept = f'document_key = "{address_key(before[1])}"\n'
        return f"{cleared[: after.end()]}{kept}{cleared[after.end() :]}"

    def _listed(self, entry: str) -> Iterator[str]:
        """Whoever is listed in the session of this entry, in any document."""
        found = IDENTIFIED.findall(entry)
        keys = {key or code for _, key, code in found}
        for who, one in self.strikers.sought.items():
            if any(key.casefold() == place[2] for key in keys for place in one.places):
                yield who

    def _table(self, table: str, striker: Striker) -> str:
        items = ITEM.split(table)
        if PARTY.match(table) and any(_is_only_name(item, striker) for item in items):
            # Every line stays where it is, for statements tell theirs.
            items = [one if TOLD.match(one) else "\n" * one.count("\n") for one in items]
        return "".join(item if KEPT.match(item) else self._plain(item, striker) for item in items)

    def _plain(self, text: str, striker: Striker) -> str:
        struck = striker.struck(text, PLACEHOLDER)
        if struck == text:
            return text
        for post in sorted(self.posts, key=len, reverse=True):
            struck = struck.replace(post, PLACEHOLDER_OF_POST)
        return struck


def _is_only_name(item: str, striker: Striker) -> bool:
    if not NAME.match(item):
        return False
    named = item.partition("=")[2].strip().strip("\"'")
    left = striker.struck(named, "")
    return left != named and not re.sub(r"[\W_]|\b(?:dr|mr|ms|mrs|prof)\b", "", left.casefold())


def leftovers(text: str, strikers: Strikers) -> Iterable[int]:
    """The lines in which a name still stands."""
    for number, line in enumerate(text.split("\n"), start=1):
        if strikers.of_text(line).spans(line):
            yield number


def rekeyed(text: str, keys: Mapping[str, str]) -> str:
    """A file of decisions with the new keys of mentions."""
    for old, new in keys.items():
        text = text.replace(f'"{old}"', f'"{new}"')
    return text
