"""A change in words: what a resource says now, and what it said."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from rdflib import OWL, PROV, RDF, SKOS
from rdflib.namespace import ORG

from kg.namespaces import IGF, SCHEMA
from kg.releases.difference import Change, Line
from kg.releases.hiding import text_of

TYPE = str(RDF.type)
PARTICIPATION = str(IGF.Participation)
BETWEEN = str(IGF.between)
ABOUT_TERM = str(IGF.aboutProperty)
UNTOLD = {
    str(term)
    for term in (
        *(
            RDF.type,
            PROV.wasDerivedFrom,
            IGF.sha256,
            IGF.aboutProperty,
            IGF.alsoStatedIn,
            IGF.chosenFrom,
        ),
        *(
            IGF.aboutEntity,
            IGF.shownValue,
            SCHEMA.contributor,
            SCHEMA.performer,
            SCHEMA.organizer,
            IGF.inSession,
            IGF.ofMeeting,
        ),
    )
}
"""What follows from the rest, or tells only which documents say it."""
WORDS = {
    str(term): words
    for term, words in {
        SCHEMA.name: "name",
        SCHEMA.alternateName: "other name",
        SCHEMA.startDate: "start",
        SCHEMA.endDate: "end",
        SCHEMA.about: "tag",
        SCHEMA.identifier: "code",
        SCHEMA.subjectOf: "document",
        SCHEMA.superEvent: "part of",
        SCHEMA.subEvent: "session",
        SCHEMA.eventAttendanceMode: "attendance",
        SCHEMA.eventStatus: "state",
        SCHEMA.containedInPlace: "within",
        SCHEMA.sameAs: "the same elsewhere",
        IGF.sessionType: "type",
        IGF.sessionFormat: "format",
        IGF.sessionStatus: "status",
        IGF.locationText: "room as printed",
        IGF.inSeries: "series",
        IGF.positionAsStated: "post",
        IGF.affiliationAsStated: "affiliation as printed",
        IGF.statedCountryCode: "country",
        IGF.stakeholderGroup: "stakeholder group",
        IGF.otherValue: "also stated",
        ORG.subOrganizationOf: "part of",
        SKOS.hiddenLabel: "also written",
        OWL.versionInfo: "version",
    }.items()
}
NOUNS = {
    str(term): noun
    for term, noun in {
        IGF.ReportAnswer: "answer",
        IGF.CountEstimate: "figure",
        IGF.Discrepancy: "difference between documents",
        IGF.SessionLink: "link to another session",
        IGF.OutwardLink: "link to another register",
        ORG.ChangeEvent: "change of the organisation",
        IGF.MeetingPhase: "phase",
        SCHEMA.PostalAddress: "address",
    }.items()
}
Labels = Mapping[str, str]
Sides = tuple[list[Line], list[Line]]


def details(change: Change, labels: Labels) -> tuple[str, ...]:
    """What a changed resource says now and no longer, a phrase a fact."""
    nodes: dict[str, Sides] = defaultdict(lambda: ([], []))
    for side, lines in enumerate((change.added, change.removed)):
        for line in lines:
            nodes[line.subject][side].append(line)
    own = nodes.pop(change.iri, ([], []))
    return (
        *_own(own, change.kind, labels),
        *sorted(
            phrase
            for node, sides in nodes.items()
            for phrase in _node(node, sides, labels, change.iri)
        ),
    )


def value_of(line: Line, labels: Labels) -> str:
    """The object of a statement for a reader."""
    if line.iri is None:
        return f"“{_value(line.object)}”" if _is_words(line.object) else _value(line.object)
    return labels.get(line.iri) or line.iri.rstrip("/").rpartition("/")[2].rpartition("#")[2]


def parties(lines: Iterable[Line], labels: Labels) -> tuple[str, ...]:
    """Who takes part by these statements: `Ada Testperson (speaker, planned)`."""
    nodes: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        nodes[line.subject].append(line)
    return tuple(sorted(_party(node, own, labels) for node, own in nodes.items() if _is_party(own)))


def _own(sides: Sides, kind: str, labels: Labels) -> Iterator[str]:
    """Of the resource itself, a phrase a property."""
    by_term: dict[str, Sides] = defaultdict(lambda: ([], []))
    for side, lines in enumerate(sides):
        for line in lines:
            if line.predicate not in UNTOLD:
                by_term[line.predicate][side].append(line)
    for term in sorted(by_term, key=lambda term: (term not in WORDS, word_for(term, kind))):
        yield _turned(word_for(term, kind), by_term[term], labels)


def word_for(term: str, kind: str | None = None) -> str:
    """A property in words: its own, or what its name says."""
    if kind == "session" and term == str(SCHEMA.name):
        return "title"
    name = term.rstrip("/").replace("#", "/").rpartition("/")[2]
    return WORDS.get(term) or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def _turned(word: str, sides: Sides, labels: Labels) -> str:
    new, old = ([value_of(line, labels) for line in side] for side in sides)
    if len(new) == len(old) == 1:
        return f"{word}: was {old[0]}, is {new[0]}"
    told = []
    if new:
        told.append(f"now {'; '.join(new)}" if not old else f"new {'; '.join(new)}")
    if old:
        told.append(f"no longer {'; '.join(old)}")
    return f"{word}: {', '.join(told)}"


def _node(node: str, sides: Sides, labels: Labels, owner: str) -> Iterator[str]:
    """Of a small node: that it is new, gone or different."""
    added, removed = sides
    if _is_party(added):
        yield f"takes part: {_party(node, added, labels)}"
    elif _is_party(removed):
        yield f"takes no part any more: {_party(node, removed, labels)}"
    elif doubted := _doubted(added, owner, labels):
        yield f"now in doubt: whether this is {doubted}"
    elif doubted := _doubted(removed, owner, labels):
        yield f"no longer in doubt: whether this is {doubted}"
    else:
        yield from _other_node(node, sides, labels)


def _doubted(lines: Iterable[Line], owner: str, labels: Labels) -> str:
    """With whom somebody was nearly taken to be one."""
    others = (line for line in lines if line.predicate == BETWEEN and line.iri != owner)
    return " or ".join(sorted(value_of(line, labels) for line in others))


def _other_node(node: str, sides: Sides, labels: Labels) -> Iterator[str]:
    added, removed = sides
    for lines, state in ((added, "new"), (removed, "gone")):
        nouns = [NOUNS[line.object[1:-1]] for line in lines if line.object[1:-1] in NOUNS]
        if nouns:
            rest = [*_own((lines, []), "", labels)] if state == "new" else []
            about = f" on {_subject(lines, labels.get(node))}"
            yield "; ".join([f"{state}: {nouns[0]}{about}", *rest])
            return
    phrases = [*_own(sides, "", labels)]
    if phrases:
        yield f"{labels.get(node, 'beside')}: {'; '.join(phrases)}"


def _subject(lines: Iterable[Line], label: str | None) -> str:
    """What a small node is about: a question, or a property."""
    terms = (line.iri for line in lines if line.predicate == ABOUT_TERM and line.iri)
    return f"“{label}”" if label else next(map(word_for, terms), "this")


def _is_party(lines: Iterable[Line]) -> bool:
    return any(line.predicate == TYPE and line.object == f"<{PARTICIPATION}>" for line in lines)


def _party(node: str, lines: Iterable[Line], labels: Labels) -> str:
    terms = map(str, (IGF.role, IGF.status, IGF.unnamedParty))
    told: dict[str, list[str]] = {term: [] for term in terms}
    for line in lines:
        if line.predicate in told:
            told[line.predicate].append(value_of(line, labels).strip("“”"))
    roles, statuses, unnamed = told.values()
    name = labels.get(node) or ", ".join(unnamed) or "somebody who is not told of any more"
    about = ", ".join([*sorted(roles), *(s for s in statuses if s != "unknown")])
    return f"{name} ({about})" if about else name


def _is_words(value: str) -> bool:
    return "^^" not in value[value.rindex('"') :]


def _value(value: str) -> str:
    text = text_of(value)
    kind = value[value.rindex('"') + 1 :]
    if not kind.endswith(("#date>", "#dateTime>")):
        return text
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return text
    day = f"{moment:%A} {moment.day} {moment:%B %Y}"
    return day if kind.endswith("#date>") else f"{day}, {moment:%H:%M}"
