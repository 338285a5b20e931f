"""One reviewer before the queue: what is open, what was decided, and what can be undone."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from kg.concepts import Verdict
from kg.graph.judgements import RULESET
from kg.keys import opaque
from kg.records import PartyKind
from kg.resolve.judgements import Decision, Judgement, Retraction
from kg.resolve.resolution import Resolution
from kg.resolve.standing import in_force
from kg.review.queue import ReviewItem, queue, still_open
from kg.review.reasons import reasons
from kg.review.sides import entities_of

Write = Callable[[Decision], tuple[Decision, ...]]
"""Keeps a decision for good and returns all that there are; raises, and keeps nothing, if it can't
stand beside them."""


@dataclass(frozen=True, slots=True)
class Skip:
    """A pair left for later."""

    item: ReviewItem


@dataclass(frozen=True, slots=True)
class Undone:
    """What the last step was, now taken back."""

    step: Judgement | Skip


class Sitting:
    """Ask `current` for a pair, then `judge` or `skip` it; `undo` takes back the last step."""

    def __init__(
        self,
        resolution: Resolution,
        reviewer: str,
        write: Write,
        kind: PartyKind | None = None,
        now: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC),
    ) -> None:
        self.reviewer = reviewer
        self._items = tuple(i for i in queue(resolution) if kind is None or i.kind is kind)
        self._entities = entities_of(resolution)
        self._judgements = resolution.judgements
        self._write = write
        self._now = now
        self._steps: list[Judgement | Skip] = []

    @property
    def open(self) -> tuple[ReviewItem, ...]:
        """The pairs that nobody has answered, those that were skipped among them."""
        return still_open(self._items, self._judgements, self._entities)

    @property
    def waiting(self) -> tuple[ReviewItem, ...]:
        """The open pairs that were not skipped."""
        skipped = {step.item.key for step in self._steps if isinstance(step, Skip)}
        return tuple(item for item in self.open if item.key not in skipped)

    @property
    def current(self) -> ReviewItem | None:
        """The most useful pair that waits."""
        return next(iter(self.waiting), None)

    @property
    def verdicts(self) -> Counter[Verdict]:
        """How often each verdict was given in this sitting and not taken back."""
        return Counter(step.verdict for step in self._steps if isinstance(step, Judgement))

    @property
    def skipped(self) -> int:
        """How many pairs were left for later."""
        return sum(isinstance(step, Skip) for step in self._steps)

    def waits(self, key: str) -> ReviewItem | None:
        """The waiting pair of this key, if it does wait."""
        return next((item for item in self.waiting if item.key == key), None)

    def judge(self, item: ReviewItem, verdict: Verdict, note: str | None = None) -> Judgement:
        """Writes the judgement down; raises IdentityError where it contradicts one in force."""
        left, right = item.candidate.left, item.candidate.right
        moment = self._now()
        evidence, counter = reasons(item.candidate, verdict)
        judgement = Judgement(
            id=opaque("j", left, right, verdict, self.reviewer, moment.isoformat()),
            left=left,
            right=right,
            verdict=verdict,
            evidence=evidence,
            counter=counter,
            reviewer=self.reviewer,
            date=moment.date(),
            ruleset=RULESET,
            note=note or None,
        )
        self._keep(judgement)
        self._steps.append(judgement)
        return judgement

    def skip(self, item: ReviewItem) -> None:
        """Leaves the pair for later; nothing is written."""
        self._steps.append(Skip(item))

    def unskip(self) -> None:
        """Puts the skipped pairs back among those that wait."""
        self._steps = [step for step in self._steps if not isinstance(step, Skip)]

    def undo(self) -> Undone | None:
        """Takes back the last step of this sitting: a judgement by a retraction, a line as well."""
        if not self._steps:
            return None
        step = self._steps[-1]
        if isinstance(step, Judgement):
            self._keep(retraction(step.id, self.reviewer, self._now()))
        self._steps.pop()
        return Undone(step)

    def _keep(self, decision: Decision) -> None:
        self._judgements = in_force(self._write(decision))


def retraction(
    judgement: str, reviewer: str, moment: dt.datetime, note: str | None = None
) -> Retraction:
    """A line that takes a judgement back."""
    identifier = opaque("j", "retracts", judgement, reviewer, moment.isoformat())
    return Retraction(identifier, judgement, reviewer, moment.date(), RULESET, note)
