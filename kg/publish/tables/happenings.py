"""The tables of meetings and of their sessions."""

from __future__ import annotations

from kg.publish.entry import CANCELLED
from kg.publish.tables.facts import Facts, expanded
from kg.publish.tables.table import Column, Table, itself, name, named, targets, text, texts

START, END = "schema:startDate", "schema:endDate"
DAY = len("2017-12-21")


def meeting_of(facts: Facts, session: str) -> str:
    """The meeting that a session was part of, or nothing."""
    whole = facts.targets(session, "schema:superEvent")
    return next((event for event in whole if facts.is_a(event, "igf:Meeting")), "")


def year(facts: Facts, session: str) -> str:
    """The year of its meeting, which may differ from that of a day of the calendar."""
    return meeting_of(facts, session).rpartition("/")[2]


def key(facts: Facts, session: str) -> str:
    """The year and the code or key, as in `2017/ws15`."""
    return session.removeprefix(f"{facts.base}id/session/")


def sessions_in_order(facts: Facts) -> list[str]:
    """By year, day, and address."""
    found = facts.instances("igf:Session")
    return sorted(found, key=lambda s: (year(facts, s), _day(facts, s) or "~", s))


def _meetings(facts: Facts) -> list[str]:
    return sorted(facts.instances("igf:Meeting"))


def _day(facts: Facts, iri: str) -> str:
    return facts.text(iri, START)[:DAY]


def _moment(facts: Facts, iri: str, predicate: str) -> str:
    """A time with its offset; nothing where no more than a day is stated."""
    stated = facts.text(iri, predicate)
    return stated if len(stated) > DAY else ""


def _cancelled(facts: Facts, iri: str) -> str:
    called_off = expanded("schema:EventCancelled") in facts.targets(iri, "schema:eventStatus")
    states = facts.targets(iri, "igf:sessionStatus")
    return "yes" if called_off or any(s.rpartition("/")[2] in CANCELLED for s in states) else "no"


def _zone(facts: Facts, iri: str) -> str:
    return facts.text(meeting_of(facts, iri), "igf:timeZone")


def _language(facts: Facts, iri: str) -> str:
    return next((t.language or "" for t in facts.literals(iri, "schema:name")), "")


def _venue(facts: Facts, iri: str) -> tuple[str, ...]:
    rooms = facts.targets(iri, "schema:location")
    return facts.names(v for room in rooms for v in facts.targets(room, "schema:containedInPlace"))


def _address(facts: Facts, meeting: str, part: str) -> tuple[str, ...]:
    places = facts.targets(meeting, "schema:location")
    addresses = {a for place in places for a in facts.targets(place, "schema:address")}
    return tuple(dict.fromkeys(t for a in sorted(addresses) for t in facts.texts(a, part)))


def _town(facts: Facts, iri: str) -> tuple[str, ...]:
    return _address(facts, iri, "schema:addressLocality")


def _country(facts: Facts, iri: str) -> tuple[str, ...]:
    return _address(facts, iri, "schema:addressCountry")


MEETINGS = Table(
    name="meetings",
    about="The annual meetings.",
    rows=_meetings,
    columns=(
        Column(name="meeting", about="Its permanent name.", value=itself, datatype="anyURI"),
        Column(name="year", about="Its year.", value=lambda _, m: m.rpartition("/")[2]),
        Column(name="name", about="What it is called.", value=name),
        Column(name="first_day", about="Its first day.", value=text(START), datatype="date"),
        Column(name="last_day", about="Its last day.", value=text(END), datatype="date"),
        Column(name="town", about="The town, or towns.", value=_town, several=True),
        Column(name="country", about="The country, by ISO 3166-1.", value=_country, several=True),
        Column(name="time_zone", about="The zone of its clocks.", value=text("igf:timeZone")),
        Column(name="theme", about="Its motto.", value=text("igf:meetingTheme")),
    ),
)
SESSIONS = Table(
    name="sessions",
    about="The sessions that have been carried over so far; not all of twenty years.",
    rows=sessions_in_order,
    columns=(
        Column(name="session", about="Its permanent name.", value=itself, datatype="anyURI"),
        Column(name="key", about="Year and code, as in 2017/ws15.", value=key),
        Column(
            name="meeting",
            about="The meeting that it was part of.",
            value=meeting_of,
            datatype="anyURI",
            of="meetings",
            always=True,
        ),
        Column(name="year", about="The year of that meeting.", value=year),
        Column(
            name="code", about="The code that it was announced by.", value=text("schema:identifier")
        ),
        Column(name="title", about="Its title.", value=text("schema:name")),
        Column(
            name="title_language", about="The language of the title, by BCP 47.", value=_language
        ),
        Column(
            name="other_titles",
            about="Titles that other documents give it.",
            value=texts("schema:alternateName"),
            several=True,
        ),
        Column(
            name="day", about="The day at the place, where stated.", value=_day, datatype="date"
        ),
        Column(
            name="start",
            about="When it begins, with the offset from UTC; empty where only a day is stated.",
            value=lambda facts, iri: _moment(facts, iri, START),
            datatype="dateTime",
        ),
        Column(
            name="end",
            about="When it ends, likewise.",
            value=lambda facts, iri: _moment(facts, iri, END),
            datatype="dateTime",
        ),
        Column(name="time_zone", about="The zone of the meeting's clocks.", value=_zone),
        Column(name="room", about="The room.", value=named("schema:location"), several=True),
        Column(name="venue", about="What the room is in.", value=_venue, several=True),
        Column(
            name="room_as_printed",
            about="The place as documents print it.",
            value=texts("igf:locationText"),
            several=True,
        ),
        Column(
            name="type", about="What kind of session.", value=named("igf:sessionType"), several=True
        ),
        Column(
            name="format", about="How it was held.", value=named("igf:sessionFormat"), several=True
        ),
        Column(
            name="state",
            about="Whether it is planned, was held, or came to nothing.",
            value=named("igf:sessionStatus"),
            several=True,
        ),
        Column(
            name="cancelled", about="Whether a document calls it off: yes or no.", value=_cancelled
        ),
        Column(
            name="themes", about="Themes of the programme.", value=named("igf:theme"), several=True
        ),
        Column(name="tags", about="Tags of the programme.", value=named("igf:tag"), several=True),
        Column(
            name="series",
            about="What it belongs to over the years, by permanent names.",
            value=targets("igf:inSeries"),
            datatype="anyURI",
            several=True,
        ),
        Column(
            name="series_names",
            about="The same by name.",
            value=named("igf:inSeries"),
            several=True,
        ),
        Column(
            name="continues",
            about="The earlier sessions that it carries on.",
            value=targets("igf:continues"),
            datatype="anyURI",
            several=True,
            of="sessions",
        ),
        Column(
            name="documents",
            about="The documents that tell of it.",
            value=targets("schema:subjectOf"),
            datatype="anyURI",
            several=True,
            of="documents",
        ),
    ),
)
