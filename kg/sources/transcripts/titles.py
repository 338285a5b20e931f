"""What the heading of a transcript says, or the last part of its address: day, room, code, title.

An address has lost capitals and signs, so that all separators count alike here. A code is taken
only where nothing else can be meant: `dc3` may be a coalition's short name, and has none.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from kg.concepts import SessionType
from kg.labels import code_of
from kg.labels.plain import folded
from kg.labels.sessions import TYPES
from kg.sources.session_codes import type_of_code
from kg.text import clean

LONGEST = 400
GAP = r"[\s|:,\u2010-\u2015-]{1,6}"
MAYBE = r"[\s|:,#\u2010-\u2015-]{0,6}"
GAPS = re.compile(GAP.replace("{1,6}", "+"))
SEPARATORS = " |:,-\u2010\u2011\u2012\u2013\u2014\u2015"
MARK = r"(?:raw|finished|unedited)"
NUMBERED = re.compile(
    rf"(?:{MARK}{GAP})?igf{GAP}(?P<year>20[0-9]{{2}}){GAP}(?P<day>day{MAYBE}(?P<number>[0-9]{{1,2}}))"
    rf"(?![0-9]){MAYBE}",
    re.IGNORECASE,
)
DATED = re.compile(
    rf"(?:[0-9]{{1,5}}{GAP})?(?:{MARK}{GAP})?"
    rf"(?P<day>(?P<year>20[0-9]{{2}}){GAP}(?P<month>[0-9]{{2}}){GAP}(?P<number>[0-9]{{2}}))"
    rf"(?![0-9]){MAYBE}",
    re.IGNORECASE,
)
YEAR_AGAIN = re.compile(rf"igf{GAP}20[0-9]{{2}}{GAP}", re.IGNORECASE)
END = re.compile(rf"{GAP}{MARK}$", re.IGNORECASE)
SITE = re.compile(r" ?\| ?Internet Governance Forum$")
COPY = re.compile(" 0$")
ROOMS = (
    *("main meeting hall", "main meeting room", "main hall", "main room", "assembly hall"),
    *("plenary hall", "plenary room", "anadolu auditorium", "saal europa", "estrel saal [a-c]"),
    *("convention hall i{1,2}(?: [b-d])?", "raum (?:i{1,3}|iv|v)", "salle 21 22"),
    *(
        "salle (?:[0-9]{1,2}|[ivx]{1,5})",
        "(?:workshop |conference )?room (?:[0-9]{1,2}|[ivxl]{1,7})",
    ),
    *("ballroom [a-d]", "annex hall [12]", "multi function room", "press conference room"),
)
ROOM = re.compile(rf"\b(?:{'|'.join(ROOMS)})\b".replace(" ", GAP), re.IGNORECASE)
CODE = re.compile(
    r"(?P<label>ws|workshop|of|open forum|bpf|pre.event|day 0 event|lightning talk|town hall"
    r"|networking session)".replace(" ", GAP)
    # A number that counts years or days, an ordinal, or a word such as "ws4all", is no code's.
    + rf"{MAYBE}(?P<number>[1-9](?![0-9a-z])|[1-9][0-9]{{1,2}}(?![0-9])(?![a-z]{{1,2}}\b))"
    rf"(?!{GAP}(?:years?|days?|hours?|minutes?)\b)",
    re.IGNORECASE,
)
COALITION = re.compile("dc[0-9]{0,2}", re.IGNORECASE)
KINDS: dict[str, SessionType] = {
    **TYPES,
    "of": SessionType.OPEN_FORUM,
    "ws": SessionType.WORKSHOP,
    "bpf": SessionType.BEST_PRACTICE_FORUM,
    "nris": SessionType.NRI,
    "pn": SessionType.POLICY_NETWORK,
    "igf newcomers track": SessionType.NEWCOMERS,
}
MOST_KIND_WORDS = 4
CAPITALS = {"dc": "DC", "bpf": "BPF", "igf": "IGF", "nri": "NRI", "nris": "NRIs"}
ROMAN = re.compile(r"\b[ivxl]+\b|\b[a-d]$", re.IGNORECASE)
HALL_PART = re.compile("(?<=[IV]) (?=[B-D]$)")


@dataclass(frozen=True, slots=True)
class TranscriptTitle:
    """What is None is not said.

    day: as printed. number: of the day, where it is only numbered. date: where it is printed.
    kind: the words at the head of the title that name a kind of session.
    """

    year: int
    day: str | None = None
    number: int | None = None
    date: dt.date | None = None
    room: str | None = None
    code: str | None = None
    code_as_stated: str | None = None
    kind: str | None = None
    session_type: SessionType | None = None
    title: str | None = None


def titled(heading: str) -> TranscriptTitle | None:
    """What a heading says; None where it names no day of an IGF."""
    text = SITE.sub("", clean(heading)[:LONGEST])
    found = NUMBERED.match(text) or DATED.match(text)
    start = _day(found) if found else None
    if found is None or start is None:
        return None
    rest = _without_year(END.sub("", text[found.end() :]))
    room, rest = (_last_room if start.number is None else _first_room)(rest)
    return _named(replace(start, room=room), _without_year(rest))


def titled_only(year: int, title: str) -> TranscriptTitle:
    """What a heading says that names no day, as in the years to 2013."""
    return _named(TranscriptTitle(year), clean(title)[:LONGEST].strip(SEPARATORS))


def _without_year(text: str) -> str:
    """The text without the `IGF 2019` that some headings say twice."""
    rest = text.strip(SEPARATORS)
    again = YEAR_AGAIN.match(rest)
    return rest[again.end() :] if again else rest


def titled_slug(slug: str) -> TranscriptTitle | None:
    """What the last part of an address says, with the capitals that are certain."""
    words = GAPS.sub(" ", clean(slug)[:LONGEST]).strip()
    found = titled(END.sub("", COPY.sub("", words)))
    if found is None:
        return None
    stated = found.code_as_stated
    return replace(
        found,
        day=found.day if found.date is None else found.date.isoformat(),
        room=_capitalized_room(found.room) if found.room else None,
        code_as_stated=_as_in(slug, stated) if stated else None,
        title=_capitalized(found.title) if found.title else None,
    )


def _day(found: re.Match[str]) -> TranscriptTitle | None:
    year, day, number = int(found["year"]), found["day"], int(found["number"])
    if found.re is NUMBERED:
        return TranscriptTitle(year, day, number)
    try:
        return TranscriptTitle(year, day, date=dt.date(year, int(found["month"]), number))
    except ValueError:
        return None


def _first_room(text: str) -> tuple[str | None, str]:
    """The room before the title, as in the years of numbered days."""
    found = ROOM.match(text)
    return (found[0], text[found.end() :]) if found else (None, text)


def _last_room(text: str) -> tuple[str | None, str]:
    """The room after the title, as in the years of printed dates."""
    last = next((room for room in ROOM.finditer(text) if room.end() == len(text)), None)
    return (last[0], text[: last.start()]) if last else (None, text)


def _named(start: TranscriptTitle, text: str) -> TranscriptTitle:
    """With the code or the kind of session that the title begins with."""
    coded = CODE.match(text)
    if coded is None:
        kind, found = _kind(text)
        if kind is None and start.number == 0:
            kind, found = start.day, SessionType.PRE_EVENT
        return replace(start, kind=kind, session_type=found, title=text or None)
    label = "-".join(re.split(GAP, coded["label"])) if coded["label"][:3].lower() == "pre" else ""
    code = code_of(f"{label or clean(re.sub(GAP, ' ', coded['label']))} {coded['number']}")
    return replace(
        start,
        code=code,
        code_as_stated=coded[0],
        session_type=type_of_code(code) if code else None,
        title=text[coded.end() :].strip(SEPARATORS) or None,
    )


def _kind(title: str) -> tuple[str | None, SessionType | None]:
    """The longest run of first words that is the name of a kind."""
    words = title.split(" ")
    for size in range(min(MOST_KIND_WORDS, len(words)), 0, -1):
        phrase = " ".join(words[:size]).rstrip(SEPARATORS)
        if folded(phrase) in KINDS:
            return phrase, KINDS[folded(phrase)]
    if COALITION.fullmatch(words[0]):
        return words[0], SessionType.DYNAMIC_COALITION
    return None, None


def _as_in(slug: str, words: str) -> str:
    """The words as the address writes them, with its hyphens."""
    found = (code[0] for code in CODE.finditer(clean(slug)[:LONGEST]))
    return next((stated for stated in found if GAPS.sub(" ", stated) == words), words)


def _capitalized(title: str) -> str:
    first, blank, rest = title.partition(" ")
    known = CAPITALS.get(first) or (first.upper() if COALITION.fullmatch(first) else None)
    return (known or first[:1].upper() + first[1:]) + blank + rest


def _capitalized_room(room: str) -> str:
    words = " ".join(word.capitalize() for word in room.split(" "))
    return HALL_PART.sub("-", ROMAN.sub(lambda numeral: numeral[0].upper(), words))
