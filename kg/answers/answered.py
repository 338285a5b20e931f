"""Answers to the questions, as SPARQL 1.1 JSON results: the endpoint's own words, kept.

An answer is used only for the very query that it was given to, so that code which asks something
else than the code that made the build cannot show an answer to another question.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.answers.question import Question
from kg.errors import ModelError, StoreError
from kg.store import Store

FILE = "answers.json"
JSON = ox.QueryResultsFormat.JSON


@dataclass(frozen=True, slots=True)
class Answers:
    """What a store answers, by query."""

    by_query: Mapping[str, bytes]

    def rows(self, asked: Question) -> ox.QuerySolutions:
        """The rows of an answer, to go through once; raises ModelError where there is none."""
        if asked.query not in self.by_query:
            raise ModelError(f"{asked.key} was not asked; add it to the questions")
        found = ox.parse_query_results(self.by_query[asked.query], format=JSON)
        if not isinstance(found, ox.QuerySolutions):
            raise ModelError(f"{asked.key} is not a SELECT query; write it as one")
        return found


def ask(store: Store, questions: Iterable[Question], known: Answers | None = None) -> Answers:
    """The answers of a store; those that are known are not asked for again."""
    told = {} if known is None else known.by_query
    return Answers(
        {q.query: told[q.query] if q.query in told else _answer(store, q) for q in questions}
    )


def written(answers: Answers, questions: Iterable[Question]) -> str:
    """The answers as a file; the same for the same store, anywhere."""
    told = {
        q.key: {"query": q.query, "answer": json.loads(answers.by_query[q.query])}
        for q in questions
    }
    return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def read(text: str, document: str) -> Answers:
    """The answers that a file holds; raises StoreError where it is not one of ours."""
    try:
        told = json.loads(text)
        return Answers(
            {str(one["query"]): json.dumps(one["answer"]).encode() for one in told.values()}
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise StoreError("these are no answers; build again", document=document) from error


def _answer(store: Store, asked: Question) -> bytes:
    found = store.query(asked.query)
    if not isinstance(found, ox.QuerySolutions):
        raise ModelError(f"{asked.key} is not a SELECT query; write it as one")
    return found.serialize(format=JSON) or b""
