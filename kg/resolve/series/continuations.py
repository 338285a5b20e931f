"""Which session follows up an earlier one: on stated words, by the sheet, or as the same body's.

A workshop continues another only where somebody says so: a like title is no statement.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.concepts import Rule, SeriesKind
from kg.labels import code_of
from kg.records import Document, FollowUpRecord, Reading
from kg.resolve.series.known import Series
from kg.resolve.series.memberships import Membership, keys_by_name
from kg.resolve.series.titles import name_key
from kg.resolve.sessions import Session, SessionKey

YEAR = re.compile(r"\b20\d\d\b")
CODED = re.compile(
    r"\b(?:workshop|ws|open forum|of|dc|bpf)[ -]*(?:no\.?|#)?[ -]*\d{1,3}\b", re.IGNORECASE
)
BODIES = frozenset(
    [
        *(SeriesKind.DYNAMIC_COALITION, SeriesKind.BEST_PRACTICE_FORUM),
        *(SeriesKind.POLICY_NETWORK, SeriesKind.NRI),
    ]
)
LONG_TITLE = 4
"""Words of a title below which two sessions may well have the same one."""


@dataclass(frozen=True, slots=True)
class Continuation:
    """session continues earlier. words: as printed, or the editor's reason; None for a rule."""

    session: SessionKey
    earlier: SessionKey
    rule: Rule
    documents: tuple[Document, ...]
    words: str | None = None


def continuations(
    readings: Iterable[Reading],
    sessions: Sequence[Session],
    series: Iterable[Series],
    members: Mapping[SessionKey, tuple[Membership, ...]],
) -> tuple[Continuation, ...]:
    """Every link once, by the strongest reason: words, then the sheet, then the body."""
    found: dict[tuple[SessionKey, SessionKey], Continuation] = {}
    bodies = frozenset(one.key for one in series if one.kind in BODIES)
    for link in (
        *_stated(sessions),
        *_listed(readings, sessions),
        *_of_bodies(members, bodies),
    ):
        found.setdefault((link.session, link.earlier), link)
    return tuple(link for _, link in sorted(found.items()))


def _stated(sessions: Sequence[Session]) -> Iterator[Continuation]:
    keys = keys_by_name(sessions)
    titles = _titles(sessions)
    for session in sessions:
        for saying in session.sayings:
            words = saying.record.continues
            if words is None:
                continue
            earlier = _meant(words, keys, titles)
            if earlier is not None and earlier.year < session.key.year:
                rule = Rule.CONTINUES_AS_STATED
                yield Continuation(session.key, earlier, rule, (saying.document,), words)


def _meant(
    words: str, keys: Mapping[str, SessionKey], titles: Mapping[str, frozenset[SessionKey]]
) -> SessionKey | None:
    """The one session that the words name: by year and code, or by its whole title."""
    years, codes = set(YEAR.findall(words)), {code_of(code) for code in CODED.findall(words)}
    if len(years) == len(codes) == 1:
        return keys.get(f"{years.pop()}/{(codes.pop() or '').lower()}")
    if codes:
        return None
    found = titles.get(name_key(words)) or titles.get(name_key(YEAR.sub("", words)), frozenset())
    if years:
        found = frozenset(key for key in found if {str(key.year)} == years)
    return next(iter(found)) if len(found) == 1 else None


def _titles(sessions: Iterable[Session]) -> dict[str, frozenset[SessionKey]]:
    found: dict[str, set[SessionKey]] = defaultdict(set)
    for session in sessions:
        for saying in session.sayings:
            title = name_key(saying.record.title or "")
            if len(title.split()) >= LONG_TITLE:
                found[title].add(session.key)
    return {title: frozenset(keys) for title, keys in found.items()}


def _listed(readings: Iterable[Reading], sessions: Iterable[Session]) -> Iterator[Continuation]:
    keys = keys_by_name(sessions)
    for reading in readings:
        for record in reading.records:
            if not isinstance(record, FollowUpRecord):
                continue
            # It rests where no document of this build has one of the two.
            if record.session not in keys or record.earlier not in keys:
                continue
            pair = keys[record.session], keys[record.earlier]
            yield Continuation(*pair, Rule.LISTED_IN_SHEET, (reading.document,), record.basis)


def _of_bodies(
    members: Mapping[SessionKey, tuple[Membership, ...]], bodies: frozenset[str]
) -> Iterator[Continuation]:
    """From one known year of a body to the next; a year of several sessions links to none."""
    years: dict[str, dict[int, list[tuple[SessionKey, Membership]]]] = defaultdict(dict)
    for key, group in members.items():
        for member in group:
            if member.series in bodies:
                years[member.series].setdefault(key.year, []).append((key, member))
    for _, by_year in sorted(years.items()):
        for before, after in pairwise(group for _, group in sorted(by_year.items())):
            if len(before) == len(after) == 1:
                (earlier, old), (session, new) = before[0], after[0]
                documents = tuple(dict.fromkeys((*new.documents, *old.documents)))
                yield Continuation(session, earlier, Rule.SAME_BODY_NEXT_YEAR, documents)
