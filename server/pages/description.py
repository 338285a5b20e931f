"""What a thing is in one or two sentences of ours, made of nothing but what the graph states."""

from __future__ import annotations

from collections.abc import Callable

from kg.concepts import Status
from kg.graph.participations import SPEAKING
from kg.iris import concept
from server.pages.counting import counted, listed_in_words
from server.pages.evidence import is_reviewed
from server.pages.kinds import kind
from server.pages.moments import span, start, years
from server.pages.people import parts_of, status_of
from server.pages.values import Lens, Value
from server.pages.whereabouts import country, inside, place_town, town

SPEAKERS = frozenset(str(concept(role)) for role in SPEAKING)
CANCELLED = "https://schema.org/EventCancelled"
FORUM = "the Internet Governance Forum"


def description(lens: Lens, iri: str) -> str | None:
    """One or two sentences; None for a kind of which there is no more to say than its title."""
    told = TOLD.get(kind(lens, iri))
    return told(lens, iri) if told else None


def short_name(lens: Lens, event: str) -> str:
    """A meeting as people call it, `IGF 2017`."""
    names = [value.text for value in lens.values(event, "schema:alternateName")]
    return next(iter(names), lens.label(event))


def _session(lens: Lens, session: str) -> str:
    what = lens.text(session, "igf:sessionType") or "session"
    at = " and ".join(short_name(lens, m) for m in lens.targets(session, "schema:superEvent"))
    where, when = town(lens, session), span(lens, session)
    sentence = what[:1].upper() + what[1:]
    sentence += f" at {at}" if at else ""
    sentence += _located(where)
    sentence += f" on {when}" if when else ""
    sentence += _speakers(lens, session)
    state = (
        " It was called off." if CANCELLED in lens.targets(session, "schema:eventStatus") else ""
    )
    return f"{sentence}.{state}"


def _located(where: str) -> str:
    return f", {where}" if where == "online" else f" in {where}" if where else ""


def _speakers(lens: Lens, session: str) -> str:
    """Those who spoke as a report has it; where none has it, those who were to."""
    spoke = len(lens.targets(session, "schema:performer"))
    if spoke:
        return f", with {counted(spoke, 'speaker')}"
    nodes = lens.sources_of(session, "igf:inSession")
    planned = {str(concept(Status.PLANNED)), str(concept(Status.CONFIRMED))}
    meant = [
        node
        for node in nodes
        if SPEAKERS & set(lens.targets(node, "igf:role"))
        and planned & set(lens.targets(node, "igf:status"))
        and lens.targets(node, "igf:participant")
    ]
    return f", with {counted(len(meant), 'speaker')} planned" if meant else ""


def _meeting(lens: Lens, meeting: str) -> str:
    number = lens.text(meeting, "igf:ordinal")
    which = f"{_ordinal(int(number))} annual meeting" if number else "Annual meeting"
    lands = (country(lens, place) for place in lens.targets(meeting, "schema:location"))
    where = ", ".join(dict.fromkeys(filter(None, (town(lens, meeting), *lands))))
    events = len(lens.sources_of(meeting, "schema:superEvent"))
    known = f"; {counted(events, 'session')} of it are in this graph" if events else ""
    known = known.replace(" are ", " is ") if events == 1 else known
    sentence = f"{which} of {FORUM}{_located(where)}"
    return ", ".join(filter(None, (sentence, span(lens, meeting)))) + f"{known}."


def _phase(lens: Lens, phase: str) -> str:
    whole = [short_name(lens, m) for m in lens.sources_of(phase, "schema:subEvent")]
    return f"Part of {listed_in_words(tuple(whole))}, {span(lens, phase)}."


def _ordinal(number: int) -> str:
    teens = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _party(lens: Lens, party: str) -> str:
    nodes = parts_of(lens, party)
    sessions = dict.fromkeys(s for node in nodes for s in lens.targets(node, "igf:inSession"))
    if not sessions:
        return f"Named in documents of {FORUM}, in no session that is in this graph."
    held = {
        session
        for node in nodes
        if status_of(lens, node) == Status.TOOK_PART
        for session in lens.targets(node, "igf:inSession")
    }
    when = years(start(lens, session)[:4] or _year(lens, session) for session in sessions)
    sentence = f"Named in {counted(len(sessions), 'session')} of {FORUM}"
    sentence += f" {when}" if when else ""
    some = f" in {len(held)} of them" if len(held) < len(sessions) else " in all of them"
    of = "" if len(sessions) == 1 else some
    reported = f"; took part{of}, as a report or transcript says" if held else ""
    return f"{sentence}{reported}.{_stated_with(lens, party, nodes)}"


def _stated_with(lens: Lens, party: str, nodes: list[str]) -> str:
    bodies = (v.text for n in nodes for v in lens.values(n, "igf:affiliation"))
    named = tuple(name for name in dict.fromkeys(bodies) if name != lens.label(party))
    return f" Stated with {listed_in_words(named)}." if named else ""


def _year(lens: Lens, session: str) -> str:
    """The year of its meeting, for a session without a day."""
    return next((start(lens, m)[:4] for m in lens.targets(session, "schema:superEvent")), "")


def _series(lens: Lens, series: str) -> str:
    what = lens.text(series, "igf:seriesKind") or "series of sessions"
    sessions = lens.sources_of(series, "igf:inSeries")
    when = years(start(lens, session)[:4] or _year(lens, session) for session in sessions)
    founded = lens.text(series, "igf:bodyFounded")
    began = f", a body that began in {founded}" if founded else ""
    held = f"{counted(len(sessions), 'session')} {when}".strip()
    return f"{what[:1].upper()}{what[1:]} at {FORUM}{began}: {held} in this graph."


def _forum(lens: Lens, forum: str) -> str:
    meetings = lens.sources_of(forum, "schema:superEvent")
    when = years(start(lens, meeting)[:4] for meeting in meetings)
    return f"{counted(len(meetings), 'annual meeting')} {when}, with the sessions of each."


def _room(lens: Lens, room: str) -> str:
    around = [lens.label(one) for one in inside(lens, room)]
    where = ", ".join((*around, *filter(None, (place_town(lens, room),))))
    events = lens.sources_of(room, "schema:location")
    meetings = {m for event in events for m in lens.targets(event, "schema:superEvent")}
    at = listed_in_words(tuple(short_name(lens, m) for m in sorted(meetings)))
    used = f": {counted(len(events), 'session')} of {at} took place here, or {_was(events)} to"
    return f"Room in {where}{used if events else ''}."


def _was(events: list[str]) -> str:
    return "was" if len(events) == 1 else "were"


def _place(lens: Lens, place: str) -> str:
    where = ", ".join(filter(None, (place_town(lens, place), country(lens, place))))
    events = lens.sources_of(place, "schema:location")
    held = [short_name(lens, e) for e in events if lens.text(e, "igf:ordinal")]
    rooms = len(lens.sources_of(place, "schema:containedInPlace"))
    sentence = f"Where {listed_in_words(tuple(held))} met" if held else "Place"
    sentence += f" in {where}" if where and where != lens.label(place) else ""
    return f"{sentence}, with {counted(rooms, 'room')} known here." if rooms else f"{sentence}."


def _subject(lens: Lens, subject: str) -> str | None:
    """A theme or tag by the meeting that it was printed for; any other by its definition."""
    own = lens.text(subject, "skos:definition")
    if own:
        return own
    schemes = lens.values(subject, "skos:inScheme", "skos:topConceptOf")
    sessions = len({*lens.sources_of(subject, "igf:theme"), *lens.sources_of(subject, "igf:tag")})
    known = f"; {counted(sessions, 'session')} with it in this graph" if sessions else ""
    return f"{schemes[0].text}{known}." if schemes else None


def _document(lens: Lens, document: str) -> str:
    what = lens.text(document, "igf:documentKind") or "document"
    when = lens.text(document, "igf:retrieved")
    captured = f", captured {when}" if when else ""
    told = len(lens.sources_of(document, "schema:subjectOf"))
    about = f"; a source on {counted(told, 'event')} in this graph" if told else ""
    return f"{what[:1].upper()}{what[1:]}{captured}{about}."


def _difference(lens: Lens, node: str) -> str:
    shown = listed_in_words(tuple(_quoted(v) for v in lens.values(node, "igf:shownValue")))
    others = listed_in_words(tuple(_quoted(v) for v in lens.values(node, "igf:otherValue")))
    return f"Documents differ: shown is {shown or 'nothing'}, also said is {others}."


def _quoted(value: Value) -> str:
    return f"“{value.text}”"


def _judgement(lens: Lens, node: str) -> str:
    verdict = lens.text(node, "igf:verdict") or "open"
    rule = lens.text(node, "igf:rule")
    by_rule = f"the printed rule “{rule}”" if rule else None
    by = lens.text(node, "prov:wasAttributedTo") if is_reviewed(lens, node) else by_rule
    when = lens.text(node, "dcterms:created")
    said = " ".join(filter(None, (f"by {by}" if by else "", f"on {when}" if when else "")))
    return f"Whether two mentions mean one party: judged “{verdict}”{' ' if said else ''}{said}."


def _participation(lens: Lens, node: str) -> str:
    who = next(iter(lens.values(node, "igf:participant", "igf:unnamedParty")), Value("Somebody"))
    roles = listed_in_words(tuple(value.text for value in lens.values(node, "igf:role")), 5)
    state = lens.text(node, "igf:status") or "status not said"
    bodies = listed_in_words(tuple(v.text for v in lens.values(node, "igf:affiliation")))
    stated = f", stated with {bodies}" if bodies else ""
    return f"{who.text[:1].upper()}{who.text[1:]}: {roles}, {state}{stated}."


TOLD: dict[str, Callable[[Lens, str], str | None]] = {
    "Session": _session,
    "Annual meeting": _meeting,
    "Phase of a meeting": _phase,
    "Series of sessions": _series,
    "Series of meetings": _forum,
    "Person": _party,
    "Organisation": _party,
    "Room": _room,
    "Place": _place,
    "Theme": _subject,
    "Tag": _subject,
    "Type of session": _subject,
    "Format of session": _subject,
    "Concept": _subject,
    "Document": _document,
    "Difference between documents": _difference,
    "Judgement on identity": _judgement,
    "Participation": _participation,
}
