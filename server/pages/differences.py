"""The points on which documents differ: what is shown, what else is said, and by which rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from server.pages.facts import document_of
from server.pages.values import Lens, Value


@dataclass(frozen=True, slots=True)
class Difference:
    """A point on which documents differ; entity: what it is a point of."""

    entity: tuple[Value, ...]
    about: Value
    shown: tuple[Value, ...]
    shown_in: tuple[Value, ...]
    others: tuple[Value, ...]
    others_in: tuple[Value, ...]
    rule: tuple[Value, ...]
    reason: str | None
    notes: tuple[Value, ...]
    link: str | None


def differences(lens: Lens, iris: Iterable[str]) -> tuple[Difference, ...]:
    """The discrepancies about these things."""
    nodes = [node for iri in iris for node in lens.sources_of(iri, "igf:aboutEntity")]
    return tuple(difference(lens, node) for node in sorted(dict.fromkeys(nodes)))


def difference(lens: Lens, node: str) -> Difference:
    """One discrepancy."""
    about = next(iter(lens.values(node, "igf:aboutProperty")), Value("something"))
    return Difference(
        lens.values(node, "igf:aboutEntity"),
        about,
        lens.values(node, "igf:shownValue"),
        tuple(document_of(lens, g) for g in lens.targets(node, "igf:chosenFrom")),
        lens.values(node, "igf:otherValue"),
        tuple(document_of(lens, g) for g in lens.targets(node, "igf:alsoStatedIn")),
        lens.values(node, "igf:rule"),
        next((lens.text(rule, "skos:definition") for rule in lens.targets(node, "igf:rule")), None),
        lens.values(node, "igf:note"),
        lens.named(node).href,
    )
