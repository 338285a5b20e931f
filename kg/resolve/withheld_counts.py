"""How much a build withholds, so that whoever reads its summary sees that it does."""

from __future__ import annotations

from collections.abc import Iterable

from kg.records import Reading, SessionRecord
from kg.resolve.redaction import WITHHELD
from kg.resolve.taken_down.context import texts_of
from kg.resolve.taken_down.striking import STRUCK_OUT, STRUCK_OUT_OF_ADDRESS


def withheld_counts(readings: Iterable[Reading]) -> dict[str, int]:
    """Parties whose names are withheld, and texts that one was struck out of; empty for none."""
    parties = texts = 0
    for reading in readings:
        parties += _parties(reading)
        texts += sum(
            STRUCK_OUT in text or STRUCK_OUT_OF_ADDRESS in text for text in texts_of(reading)
        )
    told = {"names withheld": parties, "texts with a name struck out": texts}
    return {what: count for what, count in told.items() if count}


def _parties(reading: Reading) -> int:
    records = (r for r in (*reading.records, *reading.superseded) if isinstance(r, SessionRecord))
    return sum(p.unnamed in WITHHELD.values() for record in records for p in record.parties)
