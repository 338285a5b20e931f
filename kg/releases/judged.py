"""A judgement on who is who as a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rdflib import PROV

from kg.concepts import Verdict
from kg.namespaces import IGF
from kg.releases.difference import Line
from kg.releases.phrases import value_of

SAYINGS = {
    Verdict.SAME: "are the same",
    Verdict.DIFFERENT: "are not the same",
}


def judged(lines: Iterable[Line], labels: Mapping[str, str]) -> str | None:
    """What a judgement, or the taking back of one, says; None where nothing of it is told."""
    told = {line.predicate: line for line in lines}
    by = _said(told, PROV.wasAttributedTo, labels)
    rule = _said(told, IGF.rule, labels)
    if str(IGF.retracts) in told:
        return f"{by} takes back {_said(told, IGF.retracts, labels)}"
    left, right = (_said(told, side, labels) for side in (IGF.left, IGF.right))
    verdict = told.get(str(IGF.verdict))
    if left is None or right is None or verdict is None:
        return None
    key = (verdict.iri or "").rpartition("/")[2]
    says = SAYINGS.get(Verdict(key), "may or may not be the same")
    return f"“{left}” and “{right}” {says} ({rule}; {by})"


def _said(told: Mapping[str, Line], term: object, labels: Mapping[str, str]) -> str | None:
    line = told.get(str(term))
    return None if line is None else value_of(line, labels).strip("“”")
