"""Which of several representations a client asks for: RFC 9110, with no HTTP library in sight.

No Accept header, and an empty one, ask for the first offer. A header that no offer meets asks for
none of them. Among equals, the earlier offer wins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

QUALITY = re.compile(r"(?:0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)")
RANGE = re.compile(r"[A-Za-z0-9!#$&^_.+\-*]+/[A-Za-z0-9!#$&^_.+\-*]+")


@dataclass(frozen=True, slots=True)
class Range:
    """One member of an Accept header."""

    kind: str
    subtype: str
    quality: float

    def covers(self, media_type: str) -> bool:
        """Whether the media type, without parameters, falls into this range."""
        kind, _, subtype = media_type.partition("/")
        return self.kind in ("*", kind) and self.subtype in ("*", subtype)

    @property
    def precision(self) -> int:
        """How closely this range names a type; the closest range decides."""
        return (self.kind != "*") + (self.subtype != "*")


def choose(accept: str | None, offers: Sequence[str]) -> str | None:
    """The offered media type that suits best, or None where none is acceptable."""
    if accept is None or not accept.strip():
        return offers[0]
    ranges = parse(accept)
    rated = [(quality(offer, ranges), -place) for place, offer in enumerate(offers)]
    best, place = max(rated)
    return offers[-place] if best > 0 else None


def quality(media_type: str, ranges: Sequence[Range]) -> float:
    """The quality of a media type: that of the closest range which covers it, else 0."""
    covering = [found for found in ranges if found.covers(media_type)]
    closest = max((found.precision for found in covering), default=0)
    return max((r.quality for r in covering if r.precision == closest), default=0.0)


def parse(accept: str) -> tuple[Range, ...]:
    """The ranges of a header; members that are none are passed over, as they ask for nothing."""
    found = (_range(member) for member in accept.split(","))
    return tuple(member for member in found if member is not None)


def _range(member: str) -> Range | None:
    media_type, *parameters = (part.strip() for part in member.split(";"))
    if not RANGE.fullmatch(media_type):
        return None
    kind, _, subtype = media_type.lower().partition("/")
    if "*" in kind + subtype and (kind != "*" or subtype != "*") and subtype != "*":
        return None
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "q":
            number = value.strip()
            return Range(kind, subtype, float(number)) if QUALITY.fullmatch(number) else None
    return Range(kind, subtype, 1.0)
