"""How often each term of the ontology is used, and where: out of the answers that a build keeps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.answers.answered import Answers
from kg.answers.terms_in_use import CLASSES_IN_USE, PROPERTIES_IN_USE
from server.overview import texts


@dataclass(frozen=True, slots=True)
class Use:
    """things: of the class, or with the property, in any graph. example: the first of them."""

    things: int
    example: str


def usage(answers: Answers) -> Mapping[str, Use]:
    """By the IRI of a term; one that is not there is not used."""
    rows = (*texts(answers.rows(CLASSES_IN_USE)), *texts(answers.rows(PROPERTIES_IN_USE)))
    return {row["term"]: Use(int(row["uses"]), row["example"]) for row in rows}
