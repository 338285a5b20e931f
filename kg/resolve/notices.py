"""Where new documents name somebody whose name is withheld, said without the name."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from kg.records import Origin, Reading, SessionRecord
from kg.resolve.named_again import named_again, person_statements
from kg.resolve.resolution import Resolution
from kg.resolve.sessions import own_key
from kg.resolve.withholding import withdrawn_ids, withheld_mentions


@dataclass(frozen=True, slots=True)
class Notice:
    """One place. mention: of a party that will name nobody; None for a name in running text."""

    document: str
    origin: Origin
    session: str
    mention: str | None = None


def notices(
    readings: Sequence[Reading], resolution: Resolution, documents: Collection[str]
) -> tuple[Notice, ...]:
    """The places in these documents, by key; readings: all that the resolution was made of."""
    if not resolution.register.withdrawals:
        return ()
    again = named_again(readings, resolution)
    hidden = withheld_mentions(resolution, withdrawn_ids(resolution), again)
    listed = [
        Notice(s.document.name, s.origins[0], str(s.session), s.key)
        for s in person_statements(resolution)
        if s.document.key in documents and s.key in hidden
    ]
    new = [reading for reading in readings if reading.document.key in documents]
    return (*listed, *_in_text(new, resolution, {(n.document, n.session) for n in listed}))


def _in_text(
    new: Sequence[Reading], resolution: Resolution, listed: Collection[tuple[str, str]]
) -> Iterator[Notice]:
    """Sessions whose texts print the name although no party of theirs has it."""
    for reading in new:
        for record in reading.records:
            if not isinstance(record, SessionRecord):
                continue
            session = f"{record.year}/{own_key(record)}"
            if (reading.document.name, session) in listed:
                continue
            alone = (Reading(reading.document, (record,)),)
            if named_again(alone, resolution).printed:
                yield Notice(reading.document.name, record.origin, session)
