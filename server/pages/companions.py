"""Who was in the same sessions as a person or a body, as far as documents say so of both."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from kg.concepts import Status
from kg.iris import concept
from server.overview import select
from server.pages.kinds import kind
from server.pages.sheets import Sheet, sheet
from server.pages.values import Lens, Value

ON_A_PAGE = 15
NAMED = 4
TOOK_PART = str(concept(Status.TOOK_PART))
THERE = (Status.TOOK_PART, Status.CONFIRMED, Status.PLANNED)
# A body is in a session by itself, and by those who are stated with it.
BY = {"Person": ("igf:participant",), "Organisation": ("igf:participant", "igf:affiliation")}


@dataclass(frozen=True, slots=True)
class Companion:
    """Another party with the sessions in common.

    took_part: in how many of them documents say so of both; in the others at least one was planned.
    """

    who: Value
    sessions: tuple[Value, ...]
    took_part: int


def companions(
    lens: Lens, party: str, number: int = 1, most: int = ON_A_PAGE
) -> Sheet[Companion] | None:
    """The parties of the same kind, those with most sessions in common first."""
    what = kind(lens, party)
    if what not in BY:
        return None
    shared: dict[str, dict[str, bool]] = {}
    for row in select(lens.store, _query(lens, party, BY[what])):
        sessions = shared.setdefault(row["other"], {})
        both = row["own"] == row["theirs"] == TOOK_PART
        sessions[row["session"]] = sessions.get(row["session"], False) or both
    alike = [one for one in shared if one != party and kind(lens, one) == what]
    ranked = sorted(alike, key=lambda one: (-len(shared[one]), lens.label(one).casefold(), one))
    return sheet(ranked, lambda one: _companion(lens, one, shared[one]), number, most)


def _companion(lens: Lens, who: str, sessions: dict[str, bool]) -> Companion:
    named = tuple(lens.named(session) for session in sorted(sessions))
    return Companion(lens.named(who), named, sum(sessions.values()))


def _query(lens: Lens, party: str, properties: tuple[str, ...]) -> str:
    there = " ".join(str(ox.NamedNode(str(concept(status)))) for status in THERE)
    ways = " ".join(properties)
    return f"""
SELECT DISTINCT ?other ?session ?own ?theirs WHERE {{
  GRAPH {ox.NamedNode(lens.curated)} {{
    VALUES ?way {{ {ways} }}
    ?part ?way {ox.NamedNode(party)} ; igf:inSession ?session ; igf:status ?own .
    VALUES ?own {{ {there} }}
    ?with igf:inSession ?session ; ?same ?other ; igf:status ?theirs .
    VALUES ?same {{ {ways} }}
    VALUES ?theirs {{ {there} }}
  }}
}}"""
