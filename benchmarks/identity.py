"""What resolving identity takes as the mentions grow: seconds, memory, pairs per mention.

The mentions are generated: invented people and bodies over twenty years, a few sessions each,
names spelt in several ways, and some names common to many. Each size is resolved in a process of
its own, so that its memory is that of this size alone.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.reading import MEGABYTE, peak
from kg.concepts import DocumentKind, Role, Status
from kg.keys import digest
from kg.records import Document, Origin, PartyKind, PartyRecord, Reading, SessionRecord
from kg.resolve.register import Register
from kg.resolve.resolution import resolve

SIZES = (1_000, 10_000)
LARGE = 100_000
"""Mentions of the run that is asked for by `--large`; it takes minutes."""

YEARS = range(2006, 2026)
PER_SESSION = 8
SYLLABLES = ("ba", "de", "ki", "lo", "mu", "na", "re", "si", "to", "vu", "wen", "yar")
BODIES = ("{} Trust", "{} Institute", "{} Network", "Ministry of {}", "University of {}")
COMMON = ("Bali Nade", "Kilo Resi", "Muna Tovu")
"""Names that many invented people share."""


def report(console: Console, sizes: tuple[int, ...] = SIZES) -> None:
    """A row a size, then how the last grew over the one before."""
    table = Table("Mentions", "Seconds", "Memory, MB", "Person pairs", "Body pairs", "People")
    found = [resolved_alone(size) for size in sizes]
    for run in found:
        table.add_row(
            f"{run['mentions']:,}",
            f"{run['seconds']:.1f}",
            f"{run['memory']:.0f}",
            f"{run['person_pairs']:.1f} a mention",
            f"{run['body_pairs']:.1f} a mention",
            f"{run['people']:,}",
        )
    console.print(table)
    for before, after in pairwise(found):
        console.print(
            f"{after['mentions'] / before['mentions']:.1f} times the mentions take"
            f" {after['seconds'] / before['seconds']:.1f} times the seconds"
        )


def resolved_alone(size: int) -> dict[str, Any]:
    """What a new process says of a resolution of this size."""
    words = [sys.executable, "-m", "benchmarks.identity", str(size)]
    told = subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True).stdout
    figures: dict[str, Any] = json.loads(told)
    return figures


def measured(size: int) -> dict[str, float]:
    """Resolves so many generated mentions of people in this process."""
    readings = list(generated(size))
    begun = time.process_time()
    found = resolve(readings, (), Register({}))
    seconds = time.process_time() - begun
    return {
        "mentions": len(found.person_mentions),
        "seconds": seconds,
        "memory": peak() / MEGABYTE,
        "person_pairs": found.person_candidates.compared.pairs_per_mention,
        "body_pairs": found.organization_candidates.compared.pairs_per_mention,
        "people": len(set(found.people.by_mention.values())),
    }


def generated(size: int) -> Iterator[Reading]:
    """Readings of a document a session, the same ones for the same size."""
    chance = random.Random(size)  # noqa: S311  # invented names, no secrets
    people = [invented(chance) for _ in range(max(1, size // 4))]
    for number in range(max(1, size // PER_SESSION)):
        year = chance.choice(YEARS)
        name = f"{year}/{number}"
        parties = [said(chance, *chance.choice(people), name, line) for line in range(PER_SESSION)]
        document = Document(
            digest(name)[:16], name, DocumentKind.PROGRAMME_PAGE, "generated/1", digest(name)
        )
        record = SessionRecord(
            Origin(name, 1), year=year, code=f"WS{number}", parties=tuple(parties)
        )
        yield Reading(document, (record,))


def invented(chance: random.Random) -> tuple[str, str]:
    """A person's name, and a body's."""
    body = chance.choice(BODIES).format(word(chance))
    if chance.random() < 1 / 100:
        return chance.choice(COMMON), body
    return f"{word(chance)} {word(chance)}", body


def word(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=chance.choice((2, 3, 4)))).capitalize()


def said(chance: random.Random, name: str, body: str, document: str, line: int) -> PartyRecord:
    """The person as this document prints it: in capitals, with an initial or a slip, at times."""
    given, family = name.split()
    printed = chance.choice(
        (name, name, name.upper(), f"Dr. {name}", f"{given} M. {family}", f"{given} {family}h")
    )
    affiliation = chance.choice((body, body, None))
    return PartyRecord(
        Origin(document, line),
        PartyKind.PERSON,
        "Speaker",
        (Role.SPEAKER,),
        Status.PLANNED,
        name=printed,
        affiliation=affiliation,
        organizations=() if affiliation is None else (affiliation,),
    )


if __name__ == "__main__":
    if sys.argv[1:] in ([], ["--large"]):
        report(Console(soft_wrap=True), (*SIZES, LARGE) if sys.argv[1:] else SIZES)
    else:
        print(json.dumps(measured(int(sys.argv[1]))))
