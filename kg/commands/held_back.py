"""What an import says of names that are withheld: where they stand, and never which they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg import pipeline
from kg.inputs import Inputs
from kg.records import Reading
from kg.resolve.notices import Notice, notices
from kg.resolve.taken_down.striking import NOTHING_SOUGHT, Striker


@dataclass(frozen=True, slots=True)
class Held:
    """striker: what strikes the names out of everything else that is said."""

    lines: tuple[str, ...] = ()
    striker: Striker = NOTHING_SOUGHT


NOTHING_HELD = Held()


def held_back(inputs: Inputs, taken: Sequence[Reading]) -> Held:
    """Makes the graph of everything, to see that it holds together; raises what `make` raises."""
    made = pipeline.make(inputs)
    if not inputs.register.withdrawals:
        return NOTHING_HELD
    documents = {reading.document.key for reading in taken}
    found = notices(pipeline.believed(inputs), pipeline.all_identities(inputs), documents)
    return Held(tuple(_lines(found)), made.resolution.striker)


def _lines(found: Sequence[Notice]) -> Iterator[str]:
    for one in found:
        line = f", line {one.origin.line}" if one.origin.line else ""
        where = f"{one.document}{line}, session {one.session}"
        if one.mention is None:
            yield f"{where}: a name that is withheld stands in a text, and will be struck out there"
        else:
            yield f"{where}: a name that is withheld is listed; no build tells it ({one.mention})"
    keys = sorted({one.mention for one in found if one.mention is not None})
    if keys:
        yield f"If that is another person: kg withdraw --spare {keys[0]}"
