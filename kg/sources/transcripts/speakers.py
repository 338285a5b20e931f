"""Who speaks in a transcript, by the labels before what is said; none of that is carried.

A label shows that someone took part, not in which role, unless it names one. Names stand as the
captioner heard them. Labels for the floor, a country or a recording are nobody's names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.concepts import Role, Status
from kg.countries import country_code, country_name
from kg.labels.plain import plain
from kg.labels.roles import ROLES
from kg.names import is_single_word, is_written_as_name, name_key
from kg.records import Attendance, Origin, PartyKind, PartyRecord, Skipped
from kg.sources.lines import Line
from kg.sources.parties import person, with_affiliation
from kg.text import clean

SPOKE = "speaker in the transcript"
"""Our role label where the transcript names none."""

LONGEST = 100
# Where a capture lost its line breaks, labels stand within a line.
MARKED = re.compile(rf"(?:>>|\u00bb)[\s>]{{0,10}}(?P<label>[^\s:>][^:>]{{0,{LONGEST}}}):")
INDENTED = re.compile(r"\t\s{0,40}(?P<label>[A-Z\u00c0-\u00de][^a-z:\t]{2,60}):\s")
REMARK = re.compile(r"[(\[][^()\[\]]{0,60}[)\]]?")
ONLINE = re.compile(r"\b(?:remote|remotely|online|virtual|zoom|webex)\b")

NOBODY = re.compile(
    r"(?:(?:recorded |automated |introductory )?(?:video|voice|voiceover|recording|announcer)"
    r"|captioner|interpreter|translator|music|film|song|applause)s?",
    re.IGNORECASE,
)
FLOOR = re.compile(
    r"(?:(?:from )?the floor|floor|audience(?: members?)?|participants?|attendees?|questions?"
    r"|questioner|intervention|comments?|responses?|members? of the audience)",
    re.IGNORECASE,
)
FAR = re.compile(
    r"(?:remote|online|virtual)"
    r"(?: (?:interventions?|participants?|participation|questions?|hubs?))?",
    re.IGNORECASE,
)
ANYONE = re.compile(
    r"(?:an? )?(?:new |unknown |unidentified |off.mic(?:rophone)? |another |several )?"
    r"(?:speakers?|panell?ists?|man|woman|voices?|presenters?)",
    re.IGNORECASE,
)
NO_NAME = re.compile(
    r"\b(?:audience|captioner|delegates?|delegation|embassy|floor|hub|interpreter|moderators?|online"
    r"|participants?|questions?|remote|representatives?|room|speakers?|video|voice)\b",
    re.IGNORECASE,
)
UNNAMED = (
    (FLOOR, Role.AUDIENCE_CONTRIBUTOR, "a participant from the floor"),
    (FAR, Role.ONLINE_CONTRIBUTOR, "a remote participant"),
    (ANYONE, Role.UNSPECIFIED, "a speaker without a name"),
)
GENDER = re.compile(r"\b(?:fe)?male\b", re.IGNORECASE)
"""Never a part of a name, and never carried."""

MOST_ROLE_WORDS = 4
ONE_WORD = "one word may be a first name, a family name or a body, so it is taken for no one"
NOT_A_NAME = "the label is not written as a person's name"


@dataclass(frozen=True, slots=True)
class Spoken:
    """A label that may be a name: with the role and the rest of what stands beside it."""

    origin: Origin
    name: str
    role: str = SPOKE
    affiliation: str | None = None
    attendance: Attendance | None = None


def labels(lines: Iterable[Line]) -> Iterator[Line]:
    """The labels, each once, at the first line that has it."""
    seen: set[str] = set()
    for line in lines:
        for printed in _labels_in(line.text):
            label = clean(GENDER.sub(" ", printed.replace("\u2011", "-"))).strip(" .,-*")
            if label and label.casefold() not in seen:
                seen.add(label.casefold())
                yield Line(line.number, label)


def has_label(line: Line) -> bool:
    """Whether somebody begins to speak on the line."""
    return next(_labels_in(line.text), None) is not None


def _labels_in(text: str) -> Iterator[str]:
    indented = INDENTED.match(text)
    if indented is not None:
        yield indented["label"]
        return
    yield from (found["label"] for found in MARKED.finditer(text))


def speakers(lines: Iterable[Line], document: str) -> Iterator[PartyRecord | Skipped]:
    """The parties, each once under a role, and the labels that may be names but name no one."""
    single: list[Spoken] = []
    words: set[str] = set()
    seen: set[tuple[str, str]] = set()
    for label in labels(lines):
        found = _spoken(Origin(document, label.number), label.text)
        if isinstance(found, Spoken) and _is_open(found):
            single.append(found)
            continue
        party = _party(found) if isinstance(found, Spoken) else found
        if isinstance(party, PartyRecord):
            named = (name_key(party.name or party.unnamed or ""), plain(party.role))
            words.update(name_key(party.name or "").split())
            if named in seen:
                continue
            seen.add(named)
        if party is not None:
            yield party
    # Someone who speaks often is soon called by one word of the name.
    yield from (
        Skipped(one.origin, one.name, ONE_WORD) for one in single if name_key(one.name) not in words
    )


def _spoken(origin: Origin, label: str) -> Spoken | PartyRecord | Skipped | None:
    remark = " ".join(REMARK.findall(label)).strip("()[] ")
    text = clean(REMARK.sub(" ", label)).strip(" ,;-")
    if not text or NOBODY.fullmatch(text) or NOBODY.fullmatch(remark):
        return None
    nobody = _unnamed(origin, text)
    if nobody is not None:
        return nobody
    spoken = _with_role(Spoken(origin, text))
    if plain(remark) in ROLES and spoken.role == SPOKE:
        spoken = replace(spoken, role=remark)
    if ONLINE.search(remark.casefold()):
        spoken = replace(spoken, attendance=Attendance.ONLINE)
    if is_written_as_name(spoken.name) and not NO_NAME.search(spoken.name):
        return spoken
    # Words in small letters before a colon are something that was said, which is not carried.
    return Skipped(origin, text, NOT_A_NAME) if text == text.upper() else None


def _unnamed(origin: Origin, text: str) -> PartyRecord | None:
    found = next((row for row in UNNAMED if row[0].fullmatch(text)), None)
    if found is not None:
        _, role, words = found
        return _without_name(origin, SPOKE, role, words)
    bare = plain(text).removeprefix("the ")
    if bare in ROLES:
        return _without_name(origin, text, ROLES[bare], f"the {bare}")
    if bare != plain(text):
        return _without_name(origin, SPOKE, Role.UNSPECIFIED, f"the {bare}")
    code = country_code(text.strip(" *"))
    if code is None:
        return None
    words = f"a speaker for {country_name(code)}"
    party = _without_name(origin, SPOKE, Role.UNSPECIFIED, words)
    return replace(party, country=text.strip(" *"))


def _without_name(origin: Origin, label: str, role: Role, words: str) -> PartyRecord:
    return PartyRecord(origin, PartyKind.UNNAMED, label, (role,), Status.TOOK_PART, unnamed=words)


def _with_role(spoken: Spoken) -> Spoken:
    """`CHAIR ADA MARE` and `ADA MARE, MODERATOR` taken apart, or a body after the name."""
    words = spoken.name.split(" ")
    for size in range(min(MOST_ROLE_WORDS, len(words) - 1), 0, -1):
        role = " ".join(words[:size])
        if plain(role).removeprefix("the ") in ROLES:
            return replace(spoken, role=role, name=" ".join(words[size:]).strip(" ,;-"))
    name, comma, rest = (part.strip() for part in spoken.name.partition(","))
    if not comma or not rest or " " not in name:
        return spoken
    if plain(rest) in ROLES:
        return replace(spoken, role=rest, name=name)
    return replace(spoken, name=name, affiliation=rest)


def _is_open(spoken: Spoken) -> bool:
    """Whether it is one bare word, without a title or a role to tell that it is a name."""
    return spoken.role == SPOKE and " " not in spoken.name and is_single_word(spoken.name)


def _party(spoken: Spoken) -> PartyRecord:
    party = person(spoken.origin, spoken.role, spoken.name, Status.TOOK_PART)
    return with_affiliation(replace(party, attendance=spoken.attendance), spoken.affiliation)
