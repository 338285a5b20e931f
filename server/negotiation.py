"""Which of several representations a client asks for: RFC 9110, with no HTTP library in sight.

No Accept header, and one with nothing in it, ask for the first offer. A header that no offer meets
asks for none of them. Among equals, the earlier offer wins. A parameter of a range, such as a
charset or a profile, narrows nothing here: what we have of a type comes in one charset, and whoever
names a profile still gets the type.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

QUALITY = re.compile(r"(?:0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)")
RANGE = re.compile(r"[A-Za-z0-9!#$&^_.+\-*]+/[A-Za-z0-9!#$&^_.+\-*]+")
EXACT = 2
NONE: Mapping[str, str] = MappingProxyType({})


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


def choose(
    accept: str | None, offers: Sequence[str], aliases: Mapping[str, str] = NONE
) -> str | None:
    """The offered media type that suits best, or None where none is acceptable.

    aliases: what else an offer answers to where it is named as such, and the offer.
    """
    if accept is None or not accept.strip(" \t,"):
        return offers[0]
    ranges = parse(accept)
    rated = [(_rating(offer, ranges, aliases), -place) for place, offer in enumerate(offers)]
    best, place = max(rated)
    return offers[-place] if best > 0 else None


def _rating(offer: str, ranges: Sequence[Range], aliases: Mapping[str, str]) -> float:
    own = [found for found in ranges if found.precision == EXACT and found.covers(offer)]
    if own:
        return max(found.quality for found in own)
    others = [alias for alias, target in aliases.items() if target == offer]
    named = [
        found.quality
        for found in ranges
        if found.precision == EXACT and any(found.covers(alias) for alias in others)
    ]
    return max((quality(offer, ranges), *named))


def quality(media_type: str, ranges: Sequence[Range]) -> float:
    """The quality of a media type: that of the closest range which covers it, else 0."""
    covering = [found for found in ranges if found.covers(media_type)]
    closest = max((found.precision for found in covering), default=0)
    return max((r.quality for r in covering if r.precision == closest), default=0.0)


def parse(accept: str) -> tuple[Range, ...]:
    """The ranges of a header; members that are none are passed over, as they ask for nothing."""
    found = (_range(member) for member in _parted(accept, ","))
    return tuple(member for member in found if member is not None)


def _parted(text: str, mark: str) -> Iterator[str]:
    """The parts between the marks; one inside quotation marks that are closed parts nothing."""
    if '"' not in text:
        return (part.strip() for part in text.split(mark))
    cuts, quoted, escaped = [-1], False, False
    for place, character in enumerate(text):
        if character == mark and not quoted:
            cuts.append(place)
        elif character == '"' and not escaped:
            quoted = not quoted
        escaped = character == "\\" and quoted and not escaped
    if quoted:
        return (part.strip() for part in text.split(mark))
    return (text[a + 1 : b].strip() for a, b in pairwise((*cuts, len(text))))


def _range(member: str) -> Range | None:
    media_type, *parameters = _parted(member, ";")
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
