"""The timelines of a series and of a person: the query, and what it tells drawn and said.

Nothing is drawn of what has fewer than two sessions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.answers.question import Question, question
from kg.pictures.drawing import Drawing
from kg.pictures.rows import Words
from kg.pictures.timeline import Entry, Sign, timeline
from kg.pictures.wording import counted

FEWEST, MOST = 2, 80
"""Sessions of a timeline; of more, the first are drawn."""

YEAR = """OPTIONAL { ?session schema:superEvent/schema:startDate ?opened }
  OPTIONAL { ?session schema:startDate ?when }
  BIND(SUBSTR(STR(COALESCE(?opened, ?when, "")), 1, 4) AS ?year)"""
OF_SERIES = f"""
SELECT ?year ?session ?name ?status WHERE {{
  ?session igf:inSeries <%s> ; schema:name ?name .
  OPTIONAL {{ ?session igf:sessionStatus/skos:prefLabel ?status }}
  {YEAR}
}}
ORDER BY ?year ?when ?name ?session ?status
"""
OF_PERSON = f"""
SELECT ?year ?session ?name ?role ?status WHERE {{
  ?part igf:participant <%s> ; igf:inSession ?session .
  ?session schema:name ?name .
  OPTIONAL {{ ?part igf:role/skos:prefLabel ?role }}
  OPTIONAL {{ ?part igf:status/skos:prefLabel ?status }}
  {YEAR}
}}
ORDER BY ?year ?when ?name ?session ?role ?status
"""
SIGNS: Mapping[str, Sign] = {
    "took part": "full",
    "held": "full",
    "withdrawn": "cross",
    "cancelled": "cross",
}


@dataclass(frozen=True, slots=True)
class Kind:
    """What has a timeline. found: the property by which its sessions, or its parts, point to it.

    full: what a document says of one session, and of several.
    """

    key: str
    query: str
    found: str
    signs: Mapping[Sign, str]
    full: tuple[str, str]
    caption: str


KINDS = {
    kind.key: kind
    for kind in (
        Kind(
            "series",
            OF_SERIES,
            "igf:inSeries",
            {"full": "held", "hollow": "no document says that it was held", "cross": "cancelled"},
            ("was held", "were held"),
            "Only sessions that are in the graph: a year that is empty here may have had one.",
        ),
        Kind(
            "person",
            OF_PERSON,
            "igf:participant",
            {
                "full": "took part, as a report or transcript says",
                "hollow": "on the programme only, or not known",
                "cross": "withdrawn",
            },
            ("has this person taking part", "have this person taking part"),
            "Only sessions that are in the graph, and only those where a document names this"
            " person: there may be others.",
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Life:
    """What is known of one thing over the years. name: how it is called."""

    kind: Kind
    name: str
    asked: Question
    rows: Sequence[Words]

    @property
    def sessions(self) -> int:
        """How many sessions there are."""
        return len({row["session"] for row in self.rows})


def asked(path: str, iri: str) -> Question | None:
    """What is asked for the timeline of a thing; None where its kind has none. path: `person/…`."""
    kind = KINDS.get(path.partition("/")[0])
    if kind is None:
        return None
    return question(path, "Sessions over the years", kind.caption, kind.query % iri)


def life(path: str, name: str, told: Question, rows: Sequence[Words]) -> Life | None:
    """The timeline of a thing; None where there are too few sessions for one."""
    found = Life(KINDS[path.partition("/")[0]], name, told, rows)
    return found if found.sessions >= FEWEST else None


def drawing(of: Life, width: float) -> Drawing:
    """The timeline as a drawing of a width."""
    entries = [*_entries(of.rows)][:MOST]
    used = {entry.sign for entry in entries}
    keys = [(sign, text) for sign, text in of.kind.signs.items() if sign in used]
    spec = timeline(entries, keys if len(keys) > 1 or used != {"full"} else [], width)
    return Drawing.of(f"{of.name}: sessions over the years", sentence(of), spec)


def sentence(of: Life) -> str:
    """What is seen, in words."""
    years = sorted({row["year"] for row in of.rows if row["year"]})
    said = counted(of.sessions, "session")
    if not years:
        return f"{of.name}: {said}, none with a year."
    far = f"in {len(years)} years, the first {years[0]} and the last {years[-1]}"
    span = f"in {years[0]}" if len(years) == 1 else far
    full = {row["session"] for row in of.rows if SIGNS.get(row["status"]) == "full"}
    several = len(full) != 1
    many = "all" if several and len(full) == of.sessions else str(len(full))
    known = f"; {many} of them {of.kind.full[several]}, as a document says"
    cut = f" The first {MOST} are drawn." if of.sessions > MOST else ""
    return f"{of.name}: {said} {span}{known}.{cut}"


def _entries(rows: Iterable[Words]) -> Iterable[Entry]:
    by_session: dict[str, list[Words]] = {}
    for row in rows:
        by_session.setdefault(row["session"], []).append(row)
    for found in by_session.values():
        roles = dict.fromkeys(row["role"] for row in found if row.get("role"))
        statuses = dict.fromkeys(row["status"] for row in found if row["status"])
        note = "; ".join(part for part in (", ".join(roles), ", ".join(statuses)) if part)
        yield Entry(found[0]["year"], found[0]["name"], note, _sign(statuses))


def _sign(statuses: Iterable[str]) -> Sign:
    signs = {SIGNS.get(status, "hollow") for status in statuses}
    # Whoever withdrew from one part of a session and took another was there.
    return "full" if "full" in signs else "cross" if signs == {"cross"} else "hollow"
