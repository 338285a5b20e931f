"""Head counts and report answers as sheets write them: the printed words, and what they bound."""

from __future__ import annotations

from kg.concepts import Question, Role
from kg.records import AnswerRecord, CountRecord, Estimate, Origin
from kg.sources.sheets.table import Table

ESTIMATE_KEYS = (
    "as_stated",
    "minimum",
    "maximum",
    "exact",
    "approximate",
    "includes_online",
)
COUNT_KEYS = ("question", "estimated_by", *ESTIMATE_KEYS)
ANSWER_KEYS = ("question", "text", "summary")


def estimate(table: Table) -> Estimate:
    """The bounds of a figure; at least one of them must be there."""
    minimum, maximum = table.value("minimum", int), table.value("maximum", int)
    exact = table.value("exact", int)
    if minimum is None and maximum is None and exact is None:
        raise table.fault("the figure has no bound; add `minimum`, `maximum` or `exact`")
    if minimum is not None and maximum is not None and minimum > maximum:
        raise table.fault("minimum is above maximum; change them over", "minimum")
    return Estimate(
        as_stated=table.needed("as_stated", table.text("as_stated")),
        minimum=minimum,
        maximum=maximum,
        exact=exact,
        approximate=table.value("approximate", bool) or False,
        includes_online=table.value("includes_online", bool),
    )


def count(table: Table, entry: str) -> CountRecord:
    """A head count of one session."""
    table.only(COUNT_KEYS)
    return CountRecord(
        origin=Origin(table.document, table.line, entry),
        question=table.needed("question", table.member("question", Question)),
        estimate=estimate(table),
        estimated_by=table.member("estimated_by", Role),
    )


def answer(table: Table, entry: str) -> AnswerRecord:
    """An answer to a report's question, printed or summed up."""
    table.only(ANSWER_KEYS)
    text, summary = table.text("text"), table.text("summary")
    if text is None and summary is None:
        raise table.fault("the answer says nothing; add `summary` or a short `text`")
    question = table.needed("question", table.member("question", Question))
    return AnswerRecord(Origin(table.document, table.line, entry), question, text, summary)
