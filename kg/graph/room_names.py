"""When two printed names are of one room of an edition: by spelling alone, never by a guess.

"WS Room #9", "Workshop Room 09" and "WORKSHOP ROOM NINE" are one room; "Room 9" may be another.
"""

from __future__ import annotations

import re

from kg.records import EditionRecord

# A text without any of these may be a hotel elsewhere in town: no venue is claimed for it.
ROOM = re.compile(
    r"\b(room|rm ?\d+|salle|saal|raum|hall|auditorium|plenary|cr ?\d+)\b", re.IGNORECASE
)
NUMBERED = re.compile(rf"(?:\w+ )?{ROOM.pattern} \S+$", re.IGNORECASE)
POSTCODE = re.compile(r",? \d{4,6}$")
ACRONYM = re.compile(r"\(([A-Z]{2,})\)")
NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
SPELLINGS = (
    (re.compile(r"\bws\b(?= ?(?:room|rm|\d))"), "workshop"),
    (re.compile(r"\brm\b\.?|\brm(?=\d)"), "room "),
    (re.compile(r"\broom ?(?:#|no\.?(?= ?\d))? ?0*(?=\d)"), "room "),
    *(
        (re.compile(rf"\broom {word}\b"), f"room {number}")
        for number, word in enumerate(NUMBERS, start=1)
    ),
)


def room_name(edition: EditionRecord, printed: str) -> str:
    """The room as printed, without the venue, street, city and country around it."""
    return room_spellings(edition, printed)[-1]


def room_spellings(edition: EditionRecord, printed: str) -> tuple[str, ...]:
    """The name of the room, last, after those that still have something of its venue about them."""
    parts = _venue_words(edition)
    name, before, found = printed.strip(" -"), "", []
    while name != before:
        before = name
        for part in parts:
            if name.casefold().endswith(part.casefold()) and len(name) > len(part):
                name = name[: -len(part)].rstrip(" ,-") or name
        # Only what a city followed is a postcode; "Room 1234" is a room.
        name = POSTCODE.sub("", name) if name != before else name
        found.append(name)
    return tuple(dict.fromkeys((*found, _without_venue_before(name, parts))))


def room_key(name: str) -> str:
    """The name in one spelling: case, blanks, short words, leading noughts and number words."""
    key = " ".join(name.casefold().split())
    for spelling, plain in SPELLINGS:
        key = spelling.sub(plain, key)
    return " ".join(key.split())


def _without_venue_before(name: str, parts: tuple[str, ...]) -> str:
    """Before a numbered room only: "Estrel Saal C" is hall C of Estrel, "Geneva Room" a name."""
    for part in parts:
        lead, rest = name[: len(part)], name[len(part) :]
        room = rest.lstrip(" ,-")
        if lead.casefold() == part.casefold() and room != rest and NUMBERED.match(room):
            return room
    return name


def _venue_words(edition: EditionRecord) -> tuple[str, ...]:
    """What may stand around a room's name: country, city, the names and streets of the venues."""
    words = [edition.country, edition.city]
    for venue in edition.venues:
        words += [venue.name, *venue.name.split(", "), venue.street, *ACRONYM.findall(venue.name)]
        words += (venue.street or "").split(", ")
    return tuple(word for word in words if word)
