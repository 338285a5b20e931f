"""Other searches, where one finds little: words that may have been meant, and one word fewer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.search.index import Index
from server.search.asked import Asked

FEW = 3
MOST_WITHOUT = 6


@dataclass(frozen=True, slots=True)
class Proposal:
    """Another search that finds more. without: the word that it leaves out, if it does."""

    text: str
    number: int
    href: str
    without: str | None = None


def proposals(index: Index, asked: Asked, total: int, path: str) -> tuple[Proposal, ...]:
    """Searches that find something, or more than this does; none where it finds enough."""
    if total > FEW or not asked.question.terms:
        return ()
    meant = index.vocabulary.proposals(asked.question)
    better = [p for text in meant if (p := _proposal(index, asked, text, path)).number > total]
    if better or total:
        return tuple(better)
    return tuple(proposal for proposal in _shorter(index, asked, path) if proposal.number)


def _proposal(
    index: Index, asked: Asked, text: str, path: str, without: str | None = None
) -> Proposal:
    other = asked.with_text(text)
    number = index.count(other.question, other.wanted.chosen)
    return Proposal(text, number, other.address(path), without)


def _shorter(index: Index, asked: Asked, path: str) -> Iterator[Proposal]:
    """The same without one of its words."""
    terms, text = asked.question.terms, asked.text
    if not 1 < len(terms) <= MOST_WITHOUT:
        return
    for term in terms:
        left = " ".join(f"{text[: term.start]} {text[term.end :]}".split())
        yield _proposal(index, asked, left, path, text[term.start : term.end])
