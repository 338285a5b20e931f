"""Which other endpoints a query may ask: those on a list, by their exact address, and none else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from kg.errors import StoreError
from kg.sparql.query import Query, Service
from kg.sparql.tokens import fault

NONE = "this endpoint asks no other; ask the other endpoint yourself"
SCHEMES = frozenset({"http", "https"})


@dataclass(frozen=True, slots=True)
class Federation:
    """The endpoints that a query may name after SERVICE, by the exact address of each."""

    allowed: tuple[str, ...]

    def __post_init__(self) -> None:
        for address in self.allowed:
            _refuse_no_address(address)


def refuse_others(text: str, query: Query, federation: Federation | None) -> None:
    """QueryError at the first call of an endpoint that is not on the list."""
    allowed = federation.allowed if federation else ()
    for service in query.services:
        if service.iri not in allowed:
            raise fault(text, service.start, _refusal(service, allowed))


def rewritten(query: Query, address: Callable[[int], str], federation: Federation) -> str:
    """The query's text with each endpoint replaced by address(its place on the list).

    For a query that `refuse_others` has passed: the query itself, where it calls nobody.
    """
    pieces, place = [], 0
    for service in query.services:
        number = federation.allowed.index(service.iri or "")
        pieces += [query.text[place : service.start], f"<{address(number)}>"]
        place = service.end
    return "".join([*pieces, query.text[place:]])


def restored(told: str, address: Callable[[int], str], federation: Federation) -> str:
    """What an engine tells of such a query, with the endpoints' own addresses in it again."""
    for number in reversed(range(len(federation.allowed))):
        told = told.replace(address(number), federation.allowed[number])
    return told


def _refusal(service: Service, allowed: tuple[str, ...]) -> str:
    if not allowed:
        return f"SERVICE is refused: {NONE}"
    named = "a variable" if service.iri is None else f"<{service.iri}>"
    listed = ", ".join(f"<{address}>" for address in allowed)
    return f"SERVICE {named} is refused: name one of {listed}"


def _refuse_no_address(address: str) -> None:
    try:
        parts = urlsplit(address)
        fit = parts.scheme in SCHEMES and bool(parts.hostname) and "@" not in parts.netloc
        fit = fit and not parts.fragment and (parts.port is None or parts.port > 0)
    except ValueError:
        fit = False
    if not fit or not address.isascii() or not address.isprintable() or set(address) & set(' <>"'):
        raise StoreError(
            f"{address!r} is no address of an endpoint; give one such as https://example.org/sparql"
        )
