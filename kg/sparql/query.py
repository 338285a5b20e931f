"""What a query asks, as read from its text before any engine sees it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """The four forms of SPARQL 1.1, section 16."""

    SELECT = "SELECT"
    ASK = "ASK"
    CONSTRUCT = "CONSTRUCT"
    DESCRIBE = "DESCRIBE"


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a query names in FROM (default) and FROM NAMED (named)."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.default or self.named)


@dataclass(frozen=True, slots=True)
class Service:
    """A call to another endpoint.

    iri: absolute, None where a variable stands. start, end: of that IRI or variable in the text.
    """

    iri: str | None
    silent: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Query:
    """A query that only reads.

    text: as it is to be sent to the engine. varies: whether two answers to it may differ, because
    it uses NOW, RAND, UUID, STRUUID or BNODE.
    """

    text: str
    form: Form
    dataset: Dataset
    services: tuple[Service, ...]
    varies: bool
