"""The reasons that a judgement records: the machine's, as far as they support the verdict."""

from __future__ import annotations

from kg.concepts import Evidence, Verdict
from kg.resolve.candidates import Candidate

Reasons = tuple[tuple[Evidence, ...], tuple[Evidence, ...]]


def reasons(candidate: Candidate, verdict: Verdict) -> Reasons:
    """Evidence and counter-evidence; what speaks against "same" speaks for "different".

    A spelling slip is never evidence by itself here: it would say that the left name is the wrong
    one, and nobody has been asked that.
    """
    evidence, counter = candidate.evidence, candidate.counter
    if verdict is Verdict.DIFFERENT:
        evidence, counter = counter, evidence
    kept = tuple(reason for reason in evidence if reason is not Evidence.SPELLING_SLIP)
    return kept or (Evidence.READ_SIDE_BY_SIDE,), counter
