"""Which of several stated values is shown, by printed rules, and what the others were.

The programme outranks later pages for titles, times, rooms and formats; a proposal comes last,
since titles change before the meeting. A title rebuilt from an address never outranks a printed
one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from kg.concepts import DocumentKind
from kg.records import TitleBasis
from kg.resolve.sessions import Saying

Value = TypeVar("Value")

PROGRAMME_FIRST = (
    DocumentKind.PROGRAMME_PAGE,
    DocumentKind.SESSION_PAGE,
    DocumentKind.SESSION_REPORT,
    DocumentKind.TRANSCRIPT,
    DocumentKind.ARCHIVE_PAGE,
    DocumentKind.OTHER_PAGE,
    DocumentKind.PROPOSAL,
    DocumentKind.FACT_SHEET,
)
TITLE_BASES = (
    TitleBasis.PRINTED,
    TitleBasis.CUT,
    TitleBasis.DESCRIPTION,
    TitleBasis.ADDRESS,
)


@dataclass(frozen=True, slots=True)
class Choice(Generic[Value]):
    """The value shown, who says so, and who says otherwise."""

    value: Value
    chosen_from: tuple[Saying, ...]
    others: tuple[tuple[Value, Saying], ...]


def choose(
    sayings: Sequence[Saying],
    stated: Callable[[Saying], Value | None],
    same: Callable[[Value, Value], bool] = lambda left, right: left == right,
    rank: Callable[[Saying], tuple[object, ...]] | None = None,
) -> Choice[Value] | None:
    """The value of the highest-ranking document that states one; None where none does."""
    ordered = sorted(sayings, key=rank or programme_first)
    values = [(value, saying) for saying in ordered if (value := stated(saying)) is not None]
    if not values:
        return None
    shown = values[0][0]
    agreeing = tuple(saying for value, saying in values if same(value, shown))
    others = tuple((value, saying) for value, saying in values if not same(value, shown))
    return Choice(shown, agreeing, others)


def programme_first(saying: Saying) -> tuple[object, ...]:
    """The place of a document in the order of precedence, made total by its key.

    What a later snapshot of a programme no longer lists comes after what others of its kind say.
    """
    kind = PROGRAMME_FIRST.index(saying.document.kind)
    gone = saying.record.gone is not None
    return (kind, gone, saying.document.key, saying.record.origin.place or "")


def best_title_first(saying: Saying) -> tuple[object, ...]:
    """A printed title before a cut or rebuilt one, then the programme first."""
    return (TITLE_BASES.index(saying.record.title_basis), *programme_first(saying))


def exact_time_first(saying: Saying) -> tuple[object, ...]:
    """A time before a mere date, then the programme first."""
    return (saying.record.start is None, *programme_first(saying))
