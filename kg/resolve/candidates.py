"""Scored pairs that may be one party: tier 3, put before a person, never merged by themselves."""

from __future__ import annotations

from dataclasses import dataclass

from kg.concepts import Evidence


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two mentions of two clusters, with what speaks for one party behind them and against it.

    left, right: keys of mentions, left before right. score: 0 to 1; it orders, and decides nothing.
    vetoes: those of the counter-evidence that keep every rule from joining the two.
    """

    left: str
    right: str
    score: float
    evidence: tuple[Evidence, ...]
    counter: tuple[Evidence, ...] = ()
    vetoes: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparisons:
    """What finding candidates cost: mentions, pairs compared, blocks left aside as common.

    skipped_blocks: blocking keys that more mentions share than a person could look through.
    """

    mentions: int = 0
    pairs: int = 0
    skipped_blocks: int = 0

    @property
    def pairs_per_mention(self) -> float:
        """Near constant where the work grows with the mentions and not with their square."""
        return self.pairs / self.mentions if self.mentions else 0.0


NO_COMPARISONS = Comparisons()


@dataclass(frozen=True, slots=True)
class Candidates:
    """The candidates among the mentions of one kind, the highest score first."""

    pairs: tuple[Candidate, ...] = ()
    compared: Comparisons = NO_COMPARISONS


NO_CANDIDATES = Candidates()
