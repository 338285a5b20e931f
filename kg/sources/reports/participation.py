"""The head counts below a report's heading on participation, whatever questions stand there.

A line may be the question, the answer, or both with a colon; what is asked for is told by the
words of the question.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.concepts import Question
from kg.counts import in_digits
from kg.records import CountRecord, Origin
from kg.sources.lines import Line
from kg.sources.reports.answer_counts import WOMEN, Counted, answer_counts, counts_in
from kg.text import clean

ASKS = re.compile(
    r"\b(?:estimate|number|participants|participation|women)\b.{0,200}[.:?]$", re.IGNORECASE
)
FIGURE = re.compile(r"[0-9]")


def participation(lines: Iterable[Line], document: str, place: str) -> Iterator[Counted]:
    """Each count once, the first one said; and what gives none."""
    asked = Question.PARTICIPANTS_PRESENT
    counted: set[Question] = set()
    for line in lines:
        text = clean(line.text)
        if _asks(text):
            asked = _asked(text)
            continue
        label, colon, value = text.partition(":")
        question, answer = (asked, text)
        if colon and not _has_figure(label):
            question = _asked(label)
            answer = text if counts_in(text, question) else clean(value)
        for found in answer_counts(Origin(document, line.number, place), answer, question):
            if isinstance(found, CountRecord) and found.question in counted:
                continue
            if isinstance(found, CountRecord):
                counted.add(found.question)
            yield found


def _asks(text: str) -> bool:
    return ASKS.search(text) is not None and not _has_figure(text)


def _has_figure(text: str) -> bool:
    return FIGURE.search(in_digits(text.casefold())) is not None


def _asked(words: str) -> Question:
    asks_women = WOMEN.search(words.casefold()) is not None
    return Question.WOMEN_PRESENT if asks_women else Question.PARTICIPANTS_PRESENT
