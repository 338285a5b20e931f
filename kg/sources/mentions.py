"""Short mentions in running text, such as "Dr. Yi", and the listed name they stand for.

A mention is looked up in its own document's list and nowhere else, by surname and title together;
where the list leaves it open, it stays open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.names import PARTICLES, name_key, surname
from kg.records import MentionRecord, Origin, PartyKind, PartyRecord
from kg.sources.lines import Line

TITLE = re.compile(r"\b(?P<title>Dr|Mr|Ms|Mrs|Prof|Professor|Ambassador)\b\.? ")
INITIAL = re.compile(r"\w\.")
MOST_WORDS = 6
MOST_NAMESAKES = 100


@dataclass(frozen=True, slots=True)
class NameList:
    """The names that one document lists, by their keys and by their surnames."""

    by_key: Mapping[str, str]
    by_surname: Mapping[str, tuple[str, ...]]

    def refers_to(self, mention: str) -> str | None:
        """The one listed name that a mention can stand for, as printed in the list."""
        whole = self.by_key.get(name_key(mention))
        if whole is not None:
            return whole
        namesakes = self.by_surname.get(name_key(mention), ())
        titled = [name for name in namesakes if _titles_agree(mention, name)]
        return titled[0] if len(titled) == 1 else None


def name_list(parties: Iterable[PartyRecord]) -> NameList:
    """The list of the parties' names; one printed in two ways counts once, as printed first."""
    by_key: dict[str, str] = {}
    for party in parties:
        if party.kind is PartyKind.PERSON and party.name:
            by_key.setdefault(name_key(party.name), party.name)
    by_surname: dict[str, tuple[str, ...]] = {}
    for name in by_key.values():
        last = surname(name) or name_key(name)
        by_surname[last] = (*by_surname.get(last, ()), name)[:MOST_NAMESAKES]
    return NameList(by_key, by_surname)


def mentions(lines: Iterable[Line], listed: NameList, document: str) -> Iterator[MentionRecord]:
    """Every titled name in the lines, once for each line it stands in."""
    for line in lines:
        for text in dict.fromkeys(titled_names(line.text)):
            yield MentionRecord(Origin(document, line.number), text, listed.refers_to(text))


def titled_names(text: str) -> Iterator[str]:
    """The names that follow a title, with the title as printed."""
    for found in TITLE.finditer(text):
        words = text[found.end() :].split(" ", MOST_WORDS)[:MOST_WORDS]
        name = _leading_name(words)
        if name:
            yield found.group() + name


def _leading_name(words: list[str]) -> str:
    """The words up to the first that is not written as a name, or that ends a phrase."""
    name: list[str] = []
    for word in words:
        bare = re.sub("['\u2019]s$", "", word.rstrip('.,;:!?)\u201d"'))
        if not bare[:1].isupper() and bare not in PARTICLES:
            break
        name.append(word if INITIAL.fullmatch(word) else bare)
        if name[-1] != word:
            break
    while name and name[-1] in PARTICLES:
        name.pop()
    return " ".join(name)


def _titles_agree(mention: str, name: str) -> bool:
    """Whether the two carry no different titles; a name without one agrees with any."""
    found = (TITLE.match(text) for text in (mention, name))
    return len({title["title"] for title in found if title}) < 2
