"""The rules run over a handful of readings; a body's name stands for its id."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from factories import a_party, a_reading, a_session

from kg.concepts import Rule
from kg.records import Reading
from kg.resolve.candidates import Candidates
from kg.resolve.clusters import Link
from kg.resolve.judgements import Judgement
from kg.resolve.people.candidates import person_candidates
from kg.resolve.people.mentions import person_mentions
from kg.resolve.people.rules import link_persons
from kg.resolve.sessions import sessions, titles
from kg.resolve.statements import statements


@dataclass(frozen=True)
class Found:
    """What the rules made of the readings."""

    names: dict[str, str]
    links: tuple[Link, ...]
    candidates: Candidates

    @property
    def rules(self) -> list[Rule]:
        return [link.rule for link in self.links]

    @property
    def joined(self) -> list[tuple[str, ...]]:
        """The names of each link, sorted."""
        pairs = ((self.names[link.left], self.names[link.right]) for link in self.links)
        return sorted(tuple(sorted(pair)) for pair in pairs)

    @property
    def pairs(self) -> list[tuple[str, ...]]:
        """The names of each candidate, sorted within it."""
        pairs = ((self.names[c.left], self.names[c.right]) for c in self.candidates.pairs)
        return [tuple(sorted(pair)) for pair in pairs]


Resolved = Callable[..., Found]
Seen = Callable[..., Reading]


@pytest.fixture
def resolved() -> Resolved:
    def run(*readings: Reading, judgements: tuple[Judgement, ...] = ()) -> Found:
        found = sessions(readings)
        said = [s for session in found for s in statements(session)]
        bodies = {s.key: frozenset(s.party.organizations) for s in said}
        mentions = person_mentions(said, bodies)
        called = titles(found)
        clusters = link_persons(mentions, judgements, called)
        return Found(
            {mention.key: mention.name for mention in mentions},
            tuple(clusters.links),
            person_candidates(mentions, clusters, judgements, called),
        )

    return run


@pytest.fixture
def seen() -> Seen:
    """A document of its own that lists these people, by name, for a session."""

    def listing(code: str, *names: str, year: int = 2017, **fields: object) -> Reading:
        title = fields.pop("title", None)
        parties = (a_party(name, **fields) for name in names)
        page = f"{year} {code} {' '.join(names)} {fields.get('organizations')}"
        return a_reading(page, a_session(*parties, code=code, year=year, title=title))

    return listing
