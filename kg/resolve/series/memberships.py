"""Which series each session belongs to, by which rule, and on whose words.

A series that the sheet does not list is made where plain titles name one body for two sessions; a
recurring slot, where one title comes back in another year.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.concepts import Role, Rule, SeriesKind, SessionType
from kg.records import Document, PartyKind
from kg.resolve.series.known import Known, derived_series
from kg.resolve.series.titles import (
    BODIES,
    Named,
    acronym_beside,
    acronyms_at_head,
    name_key,
    names_of_body,
    names_of_open_forum,
    names_of_slot,
)
from kg.resolve.sessions import Saying, Session, SessionKey

ORGANIZING = frozenset([Role.ORGANIZER, Role.CO_ORGANIZER])
SLOTS = frozenset([SessionType.CEREMONY, SessionType.OPEN_MIC, SessionType.NEWCOMERS])
TOPICAL = frozenset([*BODIES, SessionType.WORKSHOP, SessionType.OPEN_FORUM, SessionType.LIGHTNING])


@dataclass(frozen=True, slots=True)
class Membership:
    """series: its key. words: what was printed, or the editor's reason. documents: those of it."""

    series: str
    rule: Rule
    words: str
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class Hint:
    """A name of a kind that one document gives for one session."""

    session: Session
    kind: SeriesKind
    rule: Rule
    named: Named
    document: Document


def memberships(
    sessions: Sequence[Session], known: Known, bodies: Iterable[str]
) -> dict[SessionKey, tuple[Membership, ...]]:
    """The series of each session that has one; adds to `known` what titles make.

    bodies: names of organizations, without which the words before "Open Forum" may be a topic.
    """
    hints = tuple(hint for session in sessions for hint in _hints(session))
    _learn(hints, known, frozenset(name_key(name) for name in bodies))
    found: dict[SessionKey, list[Membership]] = defaultdict(list)
    grouped: dict[SessionKey, list[Hint]] = defaultdict(list)
    for hint in hints:
        grouped[hint.session.key].append(hint)
    for key, group in grouped.items():
        found[key] = list(_settled(group, known))
    for key, listed in _listed(sessions, known).items():
        ruled = {membership.series for membership in found[key]}
        found[key] += [membership for membership in listed if membership.series not in ruled]
    return {key: tuple(group) for key, group in sorted(found.items()) if group}


def _settled(hints: Sequence[Hint], known: Known) -> Iterator[Membership]:
    """A body among the organizers counts only where no title names one."""
    series: dict[tuple[Rule, str], list[Hint]] = defaultdict(list)
    for hint in hints:
        key = known.by_name(hint.kind, hint.named.key) or known.by_acronym(
            hint.kind, hint.named.key
        )
        if key is not None:
            series[hint.rule, key].append(hint)
    titled = any(rule is not Rule.BODY_AMONG_ORGANIZERS for rule, _ in series)
    for (rule, key), group in sorted(series.items()):
        if titled and rule is Rule.BODY_AMONG_ORGANIZERS:
            continue
        documents = dict.fromkeys(hint.document for hint in group)
        yield Membership(key, rule, group[0].named.words, tuple(documents))


def _hints(session: Session) -> Iterator[Hint]:
    types = {s.record.session_type for s in session.sayings if s.record.session_type is not None}
    for saying in session.sayings:
        for kind, rule, named in _read(saying, types):
            if named.key:
                yield Hint(session, kind, rule, named, saying.document)


def _read(saying: Saying, types: set[SessionType]) -> Iterator[tuple[SeriesKind, Rule, Named]]:
    title = saying.record.title
    for session_type, kind in BODIES.items():
        if session_type not in types:
            continue
        if title is not None:
            yield from ((kind, Rule.BODY_IN_TITLE, named) for named in _body_names(title, kind))
        for name in _organizing(saying):
            names = _body_names(name, kind)
            yield from ((kind, Rule.BODY_AMONG_ORGANIZERS, named) for named in names)
    if title is None:
        return
    if SessionType.OPEN_FORUM in types:
        for named in names_of_open_forum(title):
            yield SeriesKind.OPEN_FORUM, Rule.OPEN_FORUM_OF_BODY, named
    if not types & TOPICAL:
        recurring = bool(types & SLOTS)
        for named in names_of_slot(title):
            sure = recurring and named.sure
            yield SeriesKind.SLOT, Rule.RECURRING_SLOT, Named(named.key, named.words, sure)


def _body_names(title: str, kind: SeriesKind) -> Iterator[Named]:
    yield from names_of_body(title, kind)
    yield from (Named(acronym, title) for acronym in acronyms_at_head(title))


def _organizing(saying: Saying) -> Iterator[str]:
    for party in saying.record.parties:
        if party.kind is PartyKind.ORGANIZATION and party.name and ORGANIZING & {*party.roles}:
            yield party.name


def _learn(hints: Iterable[Hint], known: Known, bodies: frozenset[str]) -> None:
    """Series of bodies that plain titles name for two sessions, and the acronyms beside them."""
    sure = [hint for hint in hints if hint.named.sure]
    fresh: dict[tuple[SeriesKind, str], list[Hint]] = defaultdict(list)
    for hint in sure:
        if known.by_name(hint.kind, hint.named.key) is None:
            fresh[hint.kind, hint.named.key].append(hint)
    for (kind, name), group in fresh.items():
        again = {h.session.key.year if kind is SeriesKind.SLOT else h.session.key for h in group}
        a_body = kind is not SeriesKind.OPEN_FORUM or name in bodies
        series = derived_series(kind, group[0].named)
        if series is not None and a_body and len(again) > 1:
            known.add(series, [name])
    for hint in sure:
        key = known.by_name(hint.kind, hint.named.key)
        for saying in hint.session.sayings if key is not None else ():
            acronym = acronym_beside(saying.record.title or "")
            names = names_of_body(saying.record.title or "", hint.kind)
            if acronym and key and any(named.key == hint.named.key for named in names):
                known.acronyms[hint.kind, acronym].add(key)


def _listed(sessions: Iterable[Session], known: Known) -> Mapping[SessionKey, list[Membership]]:
    """What the sheet lists; an entry rests where no document of this build has its session."""
    keys = keys_by_name(sessions)
    found: dict[SessionKey, list[Membership]] = defaultdict(list)
    for series in known.series.values():
        if series.entry is None:
            continue
        for listed in series.entry.record.sessions:
            key = keys.get(listed.session)
            if key is not None:
                sheet = (series.entry.document,)
                member = Membership(series.key, Rule.LISTED_IN_SHEET, listed.basis, sheet)
                found[key].append(member)
    return found


def keys_by_name(sessions: Iterable[Session]) -> dict[str, SessionKey]:
    """Every session under `2016/ws4`, and under the editor's key that a code has replaced."""
    found: dict[str, SessionKey] = {}
    for session in sessions:
        for saying in session.sayings:
            if saying.record.key is not None:
                found[f"{session.key.year}/{saying.record.key.lower()}"] = session.key
    return found | {str(session.key): session.key for session in sessions}
