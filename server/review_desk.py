"""One reviewer at the review page: a sitting that one request at a time may change."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from kg import resources
from kg.concepts import Evidence, Verdict
from kg.errors import KgError
from kg.judging import append, refuse_strange_key
from kg.review.queue import ReviewItem
from kg.review.sitting import Sitting, Skip


class ReviewDesk:
    """Does what the buttons say, and remembers in words what came of it.

    token: known only to pages of this run of the server. words: of the reasons, for people.
    """

    def __init__(self, sitting: Sitting, words: Mapping[Evidence, str]) -> None:
        self.sitting = sitting
        self.words = words
        self.token = secrets.token_urlsafe(32)
        self.said: str | None = None
        self.refused: str | None = None
        self._lock = threading.Lock()

    @contextmanager
    def alone(self) -> Iterator[Sitting]:
        """The sitting, while no other request sees or changes it."""
        with self._lock:
            yield self.sitting

    def judge(self, pair: str, verdict: Verdict, note: str | None) -> None:
        """Judges the pair of this key, if it still waits."""
        with self.alone() as sitting:
            item = sitting.waits(pair)
            if item is None:
                self._say(refused="That pair waits no more; nothing was written.")
                return
            try:
                made = sitting.judge(item, verdict, note)
            except (KgError, OSError) as error:
                self._say(refused=f"Nothing was written: {error}")
                return
            self._say(f"{verdict.value.capitalize()}: {_names(item)}, written as {made.id}.")

    def skip(self, pair: str) -> None:
        """Leaves the pair for later."""
        with self.alone() as sitting:
            item = sitting.waits(pair)
            if item is not None:
                sitting.skip(item)
                self._say(f"Skipped: {_names(item)}.")

    def unskip(self) -> None:
        """Puts skipped pairs back."""
        with self.alone() as sitting:
            sitting.unskip()
            self._say("The skipped pairs wait again.")

    def undo(self) -> None:
        """Takes back the last step."""
        with self.alone() as sitting:
            try:
                undone = sitting.undo()
            except (KgError, OSError) as error:
                self._say(refused=f"Nothing was taken back: {error}")
                return
            if undone is None:
                self._say(refused="There is nothing to undo in this sitting.")
            elif isinstance(undone.step, Skip):
                self._say(f"Waits again: {_names(undone.step.item)}.")
            else:
                step = undone.step
                self._say(f"Taken back: judgement {step.id}, {step.verdict.value}.")

    def _say(self, said: str | None = None, refused: str | None = None) -> None:
        self.said, self.refused = said, refused


def open_desk(data: Path | None, reviewer: str) -> ReviewDesk:
    """Reads the data and finds the pairs; raises KgError where they can't be had."""
    # Not at the top: a server without a review page needs none of the pipeline.
    from kg.inputs import read_inputs
    from kg.pipeline import identities
    from kg.wordings import evidence_words

    refuse_strange_key(reviewer)
    _, resolution = identities(read_inputs(data=data))
    sitting = Sitting(resolution, reviewer, partial(append, data or resources.data()))
    return ReviewDesk(sitting, evidence_words())


def _names(item: ReviewItem) -> str:
    return f"{item.left.names[0]} and {item.right.names[0]}"
