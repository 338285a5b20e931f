"""A picture of the site: the question that it answers, what it says, and what it draws."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kg.answers.answered import Answers
from kg.answers.question import Question
from kg.pictures.drawing import Drawing
from kg.pictures.spec import Spec


@dataclass(frozen=True, slots=True)
class Picture:
    """caption: what is not in it. said: what is seen, in words. spec: for a width.

    shares: for each row of the table, its share of the year; None where they are no shares.
    """

    asked: Question
    caption: str
    said: Callable[[Answers], str]
    spec: Callable[[Answers, float], Spec]
    shares: Callable[[Answers], Sequence[str]] | None = None

    @property
    def key(self) -> str:
        """Its address: that of the table it draws."""
        return self.asked.key

    def drawing(self, answers: Answers, width: float) -> Drawing:
        """The picture of some answers."""
        return Drawing.of(self.asked.title, self.said(answers), self.spec(answers, width))
