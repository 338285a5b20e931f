from __future__ import annotations

from labellings import an_item

from kg.evaluation.candidate_recall import Reach
from kg.evaluation.key import KeyPair, Kind
from kg.evaluation.matching import FoundPair, Matched
from kg.evaluation.merges import Merges
from kg.evaluation.scoring import Evaluation, Resolved, Score, evaluate
from kg.evaluation.split import Part
from kg.resolve.candidates import Candidate, Candidates, Comparisons

LOST = an_item("P003", 5, mention=None)
ITEMS = (
    an_item("P001", 2, 2016, name="Ada Mare"),
    an_item("P001", 3, 2017, name="ADA MARE"),
    an_item("P003", 4, name="Ada Maren"),
    LOST,
)
IDS = {"m2": "p1", "m3": "p1", "m4": "p2", "m8": "p3", "m9": "p3"}


def a_pair(left: str, right: str, *names: str) -> FoundPair:
    ends = (("2016-ws8", names[0]), ("2017-ws9", names[1]))
    return FoundPair(KeyPair(2, Kind.PERSON, *ends, "two of one name"), left, right)


def scored(
    different: tuple[FoundPair, ...] = (),
    part: Part = Part.ALL,
    candidates: Candidates | None = None,
) -> Evaluation:
    system = Resolved("ours", IDS, candidates)
    return evaluate("k.csv", Kind.PERSON, Matched(ITEMS, ()), [system], different, part, draws=5)


def score(system: str, found: Evaluation) -> Score:
    (one,) = (score for score in found.scores if score.system == system)
    return one


def test_every_system_is_scored_on_the_same_items() -> None:
    found = scored()
    assert (found.clusters, found.items, found.lost) == (2, 4, (LOST,))
    assert {s.system: s.figures["recall"].value for s in found.scores} == {
        "ours": 1 / 2,
        "exact string": 0.0,
        "WRatio ≥ 90": 1 / 2,
    }
    assert score("ours", found).merges == Merges(1, 0)
    assert [s.made for s in found.scores] == [2, None, None]


def test_a_part_has_its_own_clusters_only() -> None:
    found = scored(part=Part.TUNE)
    assert (found.clusters, found.items) == (1, 2)
    assert score("ours", found).figures["recall"].value == 0.0
    # Its cluster is joined with one of the other part, which the cut doesn't hide.
    assert score("WRatio ≥ 90", found).figures["precision"].value == 0.0


def test_a_merged_look_alike_outside_the_key_is_a_false_pair() -> None:
    pair = a_pair("m8", "m9", "Bo Lind", "Bo Lind")
    ours = score("ours", scored((pair,)))
    assert ours.merged == (pair,)
    assert ours.figures["precision"].value == 1 / 2
    assert ours.figures["precision_within"].value is None
    assert ours.figures["recall"].value == 1 / 2


def test_a_look_alike_that_the_key_has_in_two_clusters_is_not_counted_twice() -> None:
    pair = a_pair("m2", "m4", "Ada Mare", "Ada Maren")
    found = scored((pair,))
    assert score("ours", found).merged == ()
    assert score("WRatio ≥ 90", found).merged == (pair,)
    assert score("WRatio ≥ 90", found).figures["precision"].value == 1 / 3


def test_candidates_are_measured_where_a_run_looks_for_them() -> None:
    candidates = Candidates((Candidate("m2", "m4", 0.5, ()),), Comparisons(5, 15))
    ours = score("ours", scored(candidates=candidates))
    assert (ours.reach, ours.pairs_per_mention) == (Reach(2, 1, 1), 3.0)
    without = score("ours", scored())
    assert (without.reach, without.pairs_per_mention) == (None, None)
