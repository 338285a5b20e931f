"""Which judgements stand: the order of lines and files plays no part in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.concepts import Verdict
from kg.errors import IdentityError
from kg.resolve.judgements import Decision, Judgement, Retraction

FIRM = frozenset({Verdict.SAME, Verdict.DIFFERENT})


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A judgement that is no longer in force, and the decisions that put it out of force."""

    judgement: Judgement
    by: tuple[Decision, ...]


def in_force(decisions: Iterable[Decision]) -> tuple[Judgement, ...]:
    """The judgements that nothing supersedes or retracts, sorted by id.

    What a judgement has superseded stays so, even when that judgement is itself taken back.
    Raises IdentityError for an id used twice, for a judgement that is superseded or retracted and
    not there, and for a pair that is judged both the same and different.
    """
    every = tuple(decisions)
    judgements = _by_id(every)
    gone = _ended(every, judgements)
    found = tuple(judgements[key] for key in sorted(judgements.keys() - gone.keys()))
    _refuse_contradictions(found)
    return found


def withdrawn(decisions: Iterable[Decision]) -> tuple[Withdrawn, ...]:
    """The judgements that were in force once, sorted by id; raises what `in_force` raises."""
    every = tuple(decisions)
    judgements = _by_id(every)
    gone = _ended(every, judgements)
    return tuple(
        Withdrawn(judgements[key], tuple(sorted(gone[key], key=lambda decision: decision.id)))
        for key in sorted(gone)
    )


def _by_id(every: Iterable[Decision]) -> dict[str, Judgement]:
    seen: dict[str, Decision] = {}
    for decision in every:
        if decision.id in seen:
            raise IdentityError(
                f"judgement {decision.id} is there twice, as {seen[decision.id].cited} and"
                f" {decision.cited}; remove the copy, or give each line an id of its own"
            )
        seen[decision.id] = decision
    return {key: found for key, found in seen.items() if isinstance(found, Judgement)}


def _ended(
    every: Iterable[Decision], judgements: Mapping[str, Judgement]
) -> dict[str, list[Decision]]:
    """The ids of judgements out of force, with the decisions that ended them."""
    ended: dict[str, list[Decision]] = defaultdict(list)
    for decision in every:
        other, word = _target(decision)
        if other is None:
            continue
        if other not in judgements:
            raise IdentityError(f"judgement {other} is {word} but not there; restore its line")
        ended[other].append(decision)
    return ended


def _target(decision: Decision) -> tuple[str | None, str]:
    if isinstance(decision, Retraction):
        return decision.retracts, "retracted"
    return decision.supersedes, "superseded"


def _refuse_contradictions(found: Iterable[Judgement]) -> None:
    firm: dict[tuple[str, str], Judgement] = {}
    for judgement in found:
        if judgement.verdict not in FIRM:
            continue
        other = firm.setdefault(judgement.pair, judgement)
        if other.verdict is not judgement.verdict:
            raise IdentityError(
                f"judgement {other.cited} says {other.verdict} of {' and '.join(other.pair)},"
                f" {judgement.cited} says {judgement.verdict}; retract one of them"
            )
