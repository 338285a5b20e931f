"""An answer as rows of words, by the names of its columns."""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox

from kg.answers.answered import Answers
from kg.answers.question import Question

Words = Mapping[str, str]


def rows(answers: Answers, asked: Question) -> tuple[Words, ...]:
    """The rows of a kept answer; what is not said is an empty word."""
    return words(answers.rows(asked))


def words(found: ox.QuerySolutions) -> tuple[Words, ...]:
    """The rows of an answer; what is not said is an empty word."""
    names = [variable.value for variable in found.variables]
    return tuple({name: getattr(row[name], "value", "") for name in names} for row in found)
