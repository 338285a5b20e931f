"""Why a person or body is one: its mentions by document, what ties them, what was kept apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.concepts import Verdict
from kg.iris import concept
from server.pages.evidence import (
    Judgement,
    Statement,
    is_reviewed,
    judgement,
    mention,
    statement,
)
from server.pages.facts import document_of
from server.pages.kinds import PARTIES, kind
from server.pages.oneness import mentions_of, summary
from server.pages.sheets import Sheet, sheet
from server.pages.values import Lens, Value, home_graph

SAME = str(concept(Verdict.SAME))
DECISIONS = 50


@dataclass(frozen=True, slots=True)
class Tied:
    """A mention; ties: the rules and judgements that link it to others of the same party."""

    document: Value
    statement: Statement
    ties: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """Another party that this one is nearly, and why the two are apart.

    decisions: the judgements between the two; empty where nobody has judged them yet.
    """

    other: Value
    left: Value
    right: Value
    score: tuple[Value, ...]
    rule: tuple[Value, ...]
    evidence: tuple[Value, ...]
    counter: tuple[Value, ...]
    vetoes: tuple[Value, ...]
    decisions: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """All that a page tells of why its party is one; summary: the same in sentences.

    merged: ids that lead here. split_from, split_off: on either side of an earlier split.
    """

    summary: tuple[str, ...]
    mentions: Sheet[Tied]
    decided: Sheet[Judgement]
    near: tuple[Near, ...]
    merged: tuple[str, ...]
    split_from: tuple[Value, ...]
    split_on: tuple[Value, ...]
    split_off: tuple[Value, ...]


def identity(lens: Lens, iri: str, number: int = 1) -> Identity | None:
    """For a person or body; for anything else, nothing. number: of the sheets of its lists."""
    if kind(lens, iri) not in PARTIES:
        return None
    own = mentions_of(lens, iri)
    joining = sorted({node for one in own for node in _nodes(lens, one) if _is_same(lens, node)})
    joining.sort(key=lambda node: not is_reviewed(lens, node))
    near = (*_candidates(lens, iri), *_judged_apart(lens, own))
    return Identity(
        summary=summary(lens, iri, own, joining, tuple(one.other for one in near)),
        mentions=_mentions(lens, own, number),
        decided=sheet(joining, lambda node: judgement(lens, node), number, DECISIONS),
        near=near,
        merged=tuple(
            sorted(gone.rpartition("/")[2] for gone in lens.sources_of(iri, "dcterms:isReplacedBy"))
        ),
        split_from=lens.values(iri, "igf:splitFrom"),
        split_on=lens.values(iri, "igf:splitOn"),
        split_off=tuple(map(lens.named, sorted(lens.sources_of(iri, "igf:splitFrom")))),
    )


def _nodes(lens: Lens, one: str) -> list[str]:
    """The judgements and candidates that a mention is part of."""
    return [*lens.sources_of(one, "igf:left"), *lens.sources_of(one, "igf:right")]


def _is_same(lens: Lens, node: str) -> bool:
    return SAME in lens.targets(node, "igf:verdict")


def _mentions(lens: Lens, own: list[str], number: int) -> Sheet[Tied]:
    """Document by document, so that each has its mentions together."""
    documents = {one: document_of(lens, home_graph(lens, one) or "") for one in own}
    ordered = sorted(own, key=lambda one: (documents[one].text, documents[one].href or ""))
    return sheet(ordered, lambda one: _tied(lens, one, documents[one]), number)


def _tied(lens: Lens, one: str, document: Value) -> Tied:
    ties: dict[str, Value] = {}
    for node in sorted(_nodes(lens, one)):
        if _is_same(lens, node):
            for rule in lens.values(node, "igf:rule"):
                ties.setdefault(rule.text, Value(rule.text, lens.named(node).href))
    return Tied(document, statement(lens, one), tuple(ties[words] for words in sorted(ties)))


def _candidates(lens: Lens, iri: str) -> Iterator[Near]:
    """The likely ones first."""
    nodes = lens.sources_of(iri, "igf:between")
    for node in sorted(nodes, key=lambda node: (-float(lens.text(node, "igf:score") or 0), node)):
        others = [other for other in lens.targets(node, "igf:between") if other != iri]
        yield Near(
            lens.named(others[0] if others else iri),
            mention(lens, node, "igf:left"),
            mention(lens, node, "igf:right"),
            lens.values(node, "igf:score"),
            lens.values(node, "igf:rule"),
            lens.values(node, "igf:evidence"),
            lens.values(node, "igf:counterEvidence"),
            lens.values(node, "igf:veto"),
            tuple(judgement(lens, one) for one in sorted(lens.targets(node, "igf:decidedBy"))),
        )


def _judged_apart(lens: Lens, own: list[str]) -> Iterator[Near]:
    """Differences and doubts that a person has put down where no rule came near."""
    nodes = sorted({node for one in own for node in _nodes(lens, one)})
    for node in nodes:
        verdict = lens.targets(node, "igf:verdict")
        if not verdict or SAME in verdict or lens.sources_of(node, "igf:decidedBy"):
            continue
        sides = lens.targets(node, "igf:left", "igf:right")
        theirs = next((side for side in sides if side not in own), sides[0])
        party = next(iter(lens.sources_of(theirs, "prov:wasDerivedFrom")), theirs)
        left, right = mention(lens, node, "igf:left"), mention(lens, node, "igf:right")
        yield Near(lens.named(party), left, right, (), (), (), (), (), (judgement(lens, node),))
