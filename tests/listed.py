"""Sessions as a programme lists them, for tests that need some."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from kg.publish.entry import Entry, Meeting, Named

BASE = "http://127.0.0.1:8000/"
VOC = "https://w3id.org/igf-kg/voc/"
GENEVA = Meeting(
    iri=f"{BASE}id/meeting/2017",
    name="Internet Governance Forum 2017",
    short="IGF 2017",
    year="2017",
    zone="Europe/Zurich",
    start=dt.date(2017, 12, 18),
    end=dt.date(2017, 12, 21),
    place="Geneva, Switzerland",
)
XII = Named(f"{BASE}id/place/2017/room-xii-a", "Room XII - A")
WORKSHOP = Named(f"{VOC}session-type/workshop", "workshop", "en")


def at(clock: str, day: int = 21, zone: str = "Europe/Zurich") -> dt.datetime:
    """A time of December 2017 by the clocks of a zone."""
    hour, minute = clock.split(":")
    return dt.datetime(2017, 12, day, int(hour), int(minute), tzinfo=ZoneInfo(zone))


def listed(key: str = "2017/ws15", **changes: Any) -> Entry:
    """A session of which all is stated, with some of it changed."""
    told: dict[str, Any] = {
        "key": key,
        "iri": f"{BASE}id/session/{key}",
        "page": f"{BASE}doc/session/{key}",
        "meeting": GENEVA,
        "title": "Cybersecurity Response",
        "language": "en",
        "code": key.rpartition("/")[2].upper(),
        "start": at("09:00"),
        "end": at("10:30"),
        "room": XII,
        "venue": "Palais des Nations",
        "room_text": "Room XII - A UNOG",
        "kind": WORKSHOP,
        "form": Named(f"{VOC}session-format/panel", "panel", "en"),
        "status": Named(f"{VOC}session-status/held", "held", "en"),
        "themes": (Named(f"{VOC}theme/2017/access", "Access", "en"),),
        "tags": (Named(f"{VOC}tag/2017/cybersecurity", "Cybersecurity", "en"),),
        "organizers": (Named(f"{BASE}id/person/p1", "Jong Hyuk Ro"),),
        "speakers": (Named(f"{BASE}id/person/p2", "Jianping Wu"),),
        "moderators": (Named(f"{BASE}id/person/p3", "Wan S. Yi"),),
        "organizations": (Named(f"{BASE}id/org/o1", "KISA"), Named(f"{BASE}id/org/o2", "RDB")),
    }
    return Entry(**{**told, **changes})


def bare(key: str = "2017/x", **changes: Any) -> Entry:
    """A session of which nothing but its title is stated."""
    return Entry(
        **{
            "key": key,
            "iri": f"{BASE}id/session/{key}",
            "page": f"{BASE}doc/session/{key}",
            "meeting": GENEVA,
            "title": "Untold",
            **changes,
        }
    )
