"""Where something is or took place: the room, the building, the town."""

from __future__ import annotations

from kg.countries import country_name
from server.pages.values import Lens

ONLINE = "https://schema.org/OnlineEventAttendanceMode"


def town(lens: Lens, event: str) -> str:
    """The towns of an event, or of the meeting that it is part of; `online` where it had none."""
    found = dict.fromkeys(_towns(lens, event))
    if found:
        return " and ".join(found)
    if ONLINE in lens.targets(event, "schema:eventAttendanceMode"):
        return "online"
    whole = lens.targets(event, "schema:superEvent")
    return town(lens, whole[0]) if whole and whole[0] != event else ""


def inside(lens: Lens, place: str) -> list[str]:
    """What a place is part of, the closest first."""
    around: list[str] = []
    within = lens.targets(place, "schema:containedInPlace")
    while within and within[0] not in (place, *around):
        around.append(within[0])
        within = lens.targets(within[0], "schema:containedInPlace")
    return around


def place_town(lens: Lens, place: str) -> str | None:
    """The town of a place, from its own address or from that of what it is part of."""
    for one in (place, *inside(lens, place)):
        for address in lens.targets(one, "schema:address"):
            locality = lens.text(address, "schema:addressLocality")
            if locality:
                return locality
    return None


def country(lens: Lens, place: str) -> str | None:
    """The country of a place, by the code in its address."""
    for one in (place, *inside(lens, place)):
        for address in lens.targets(one, "schema:address"):
            code = lens.text(address, "schema:addressCountry")
            if code:
                return country_name(code)
    return None


def _towns(lens: Lens, event: str) -> list[str]:
    places = lens.targets(event, "schema:location")
    return [found for place in places if (found := place_town(lens, place))]
