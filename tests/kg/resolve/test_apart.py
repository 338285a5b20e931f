from __future__ import annotations

import datetime as dt

from kg.concepts import Evidence, Rule, Verdict
from kg.resolve.apart import Apart, kept_apart
from kg.resolve.candidates import NO_CANDIDATES, Candidate, Candidates
from kg.resolve.clusters import Clusters, Link
from kg.resolve.judgements import Judgement

IDS = {"a": "pA", "b": "pA", "c": "pC", "d": "pD"}
WHY = (Evidence.SAME_NORMALISED_NAME,)


def judged(left: str, right: str, verdict: Verdict) -> Judgement:
    day = dt.date(2031, 12, 20)
    return Judgement(f"j-{left}-{right}", left, right, verdict, WHY, (), "r1", day, "1")


def clusters(*refused: Link) -> Clusters:
    found = Clusters.of(IDS, ())
    found.refused.extend(refused)
    return found


def test_a_candidate_that_nobody_has_judged_is_told_with_its_score_and_vetoes():
    veto = (Evidence.MIDDLE_INITIAL_DIFFERS,)
    candidates = Candidates((Candidate("a", "c", 0.8, WHY, veto, veto),))
    assert kept_apart(clusters(), candidates, (), IDS) == (
        Apart("a", "c", ("pA", "pC"), WHY, veto, veto, score=0.8),
    )


def test_a_rule_that_was_refused_is_told_with_the_judgement_between_the_two():
    different = judged("b", "c", Verdict.DIFFERENT)
    refused = Link("a", "c", Rule.SAME_NAME_IN_ONE_SESSION, WHY)
    assert kept_apart(clusters(refused), NO_CANDIDATES, (different,), IDS) == (
        Apart(
            "a",
            "c",
            ("pA", "pC"),
            WHY,
            rule=Rule.SAME_NAME_IN_ONE_SESSION,
            judgements=(different,),
        ),
    )


def test_a_difference_that_no_rule_came_near_is_told_all_the_same():
    unsure = judged("d", "a", Verdict.UNSURE)
    assert kept_apart(clusters(), NO_CANDIDATES, (unsure,), IDS) == (
        Apart("d", "a", ("pD", "pA"), judgements=(unsure,)),
    )


def test_two_entities_are_told_once():
    refused = Link("b", "c", Rule.SAME_NAME_IN_ONE_SESSION, WHY)
    candidates = Candidates((Candidate("a", "c", 0.8, WHY),))
    different = judged("a", "c", Verdict.DIFFERENT)
    (one,) = kept_apart(clusters(refused), candidates, (different,), IDS)
    assert one == Apart("a", "c", ("pA", "pC"), WHY, score=0.8, judgements=(different,))


def test_what_has_become_one_is_not_apart():
    refused = Link("a", "b", Rule.SAME_NAME_IN_ONE_SESSION, WHY)
    assert kept_apart(clusters(refused), NO_CANDIDATES, (), IDS) == ()


def test_a_same_and_a_judgement_of_mentions_that_are_not_here_keep_nobody_apart():
    elsewhere = (judged("a", "c", Verdict.SAME), judged("a", "z", Verdict.DIFFERENT))
    assert kept_apart(clusters(), NO_CANDIDATES, elsewhere, IDS) == ()
