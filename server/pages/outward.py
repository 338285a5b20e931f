"""What a person or body is in other registers, with who judged it and on what evidence."""

from __future__ import annotations

from dataclasses import dataclass

from server.pages.values import Lens, Value

PROPOSED = (Value("proposed, not reviewed"),)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A link to another register; link: the page of the judgement itself."""

    authority: tuple[Value, ...]
    identifier: Value
    verdict: tuple[Value, ...]
    evidence: tuple[Value, ...]
    counter: tuple[Value, ...]
    by: tuple[Value, ...]
    when: tuple[Value, ...]
    source: tuple[Value, ...]
    notes: tuple[Value, ...]
    link: str | None


def elsewhere(lens: Lens, iri: str) -> tuple[Elsewhere, ...]:
    """The links of a thing, by the address that they lead to."""
    found = (_link(lens, node) for node in lens.sources_of(iri, "igf:linkFrom"))
    return tuple(sorted(found, key=lambda one: (one.identifier.href or "", one.link or "")))


def _link(lens: Lens, node: str) -> Elsewhere:
    target = next(iter(lens.targets(node, "igf:linkTo")), node)
    return Elsewhere(
        lens.values(node, "igf:authority"),
        Value(target.rpartition("/")[2], target),
        lens.values(node, "igf:verdict") or PROPOSED,
        lens.values(node, "igf:evidence"),
        lens.values(node, "igf:counterEvidence"),
        lens.values(node, "prov:wasAttributedTo"),
        lens.values(node, "dcterms:created"),
        lens.values(node, "dcterms:source"),
        lens.values(node, "igf:note"),
        lens.named(node).href,
    )
