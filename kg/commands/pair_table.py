"""Two parties side by side, on a terminal: what documents say of each, and the reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rich.console import Group
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from kg.concepts import Evidence
from kg.review.queue import ReviewItem
from kg.review.sides import Seen, Side

MOST = 8
"""Mentions shown a side; what stands beyond them is counted."""


def pair_table(item: ReviewItem, words: Mapping[Evidence, str], waiting: int) -> Group:
    """The pair with its reasons, as wide as the screen."""
    shown = Table(
        title=f"One {item.kind.value}, or two? ({waiting} to judge)", title_justify="left"
    )
    left, right = item.left, item.right
    for side in (left, right):
        # An address that is cut short leads nowhere.
        shown.add_column(side.entity, overflow="fold")
    shown.add_row(_side(left, item.candidate.left), _side(right, item.candidate.right))
    return Group(shown, *(Text(line) for line in _told(item, words)))


def _side(side: Side, compared: str) -> str:
    ordered = side.beginning_with(compared)
    parts = ["\n".join(_lines(seen)) for seen in ordered[:MOST]]
    if len(ordered) > MOST:
        parts.append(f"and {len(ordered) - MOST} more")
    return "\n\n".join(parts)


def _lines(seen: Seen) -> Iterator[str]:
    yield f"[bold]{escape(seen.name)}[/bold]"
    for told in _described(seen):
        yield escape(told)


def _described(seen: Seen) -> Iterator[str]:
    """What else the document says there, a line each."""
    about = (*seen.roles, seen.affiliation, seen.stakeholder, seen.country)
    if told := " · ".join(part for part in about if part):
        yield told
    if seen.people:
        yield f"of {', '.join(seen.people)}"
    if seen.session is not None:
        yield f"{seen.session}{f' {seen.title}' if seen.title else ''}"
    document = seen.document
    yield f"{document.name}, {', '.join((document.kind.value.replace('-', ' '), *seen.places))}"
    if document.address and document.address != document.name:
        yield document.address


def _told(item: ReviewItem, words: Mapping[Evidence, str]) -> Iterator[str]:
    candidate = item.candidate
    yield f"For: {_reasons(candidate.evidence, words)}"
    yield f"Against: {_reasons(candidate.counter, words)}"
    if candidate.vetoes:
        yield f"So no rule may join them: {_reasons(candidate.vetoes, words)}"
    yield f"Score {candidate.score:.2f}. {item.follows.words}"


def _reasons(reasons: Iterable[Evidence], words: Mapping[Evidence, str]) -> str:
    return ", ".join(words[reason] for reason in reasons) or "nothing"
