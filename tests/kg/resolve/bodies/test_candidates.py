from __future__ import annotations

import datetime as dt

import pytest

from kg.concepts import Evidence, Verdict
from kg.resolve.bodies.candidates import organization_candidates
from kg.resolve.bodies.features import FEATURES, VETOES, WEIGHTS
from kg.resolve.bodies.rules import link_organizations
from kg.resolve.judgements import Judgement


def found(*mentions, entries=(), judgements=()):
    clusters = link_organizations(mentions, entries, judgements)
    return organization_candidates(mentions, entries, clusters, judgements)


def reasons(*mentions):
    """The evidence and the vetoes of each candidate."""
    return [(pair.evidence, pair.vetoes) for pair in found(*mentions).pairs]


@pytest.mark.parametrize(
    ("left", "right", "evidence"),
    [
        ("Harbour Society", "HASO", ()),
        ("Harbour Society", "HSOC", (Evidence.INITIALS_MATCH,)),
        ("Harbour Lights Fund", "HLF", (Evidence.INITIALS_MATCH,)),
        ("CIS", "CIS", (Evidence.SAME_NORMALISED_NAME,)),
        (
            "Harbour Lights Trust",
            "Harbour Lights",
            (Evidence.RARE_WORDS_SHARED, Evidence.SUBSET_OF_WORDS, Evidence.ALIKE_IN_LETTERS),
        ),
    ],
)
def test_the_reasons_that_speak_for_a_pair(mention, left, right, evidence):
    pairs = reasons(mention(left, "a"), mention(right, "b"))
    assert pairs == ([(evidence, ())] if evidence else [])


def test_a_misspelt_name_is_found_by_its_letters(mention):
    pairs = reasons(mention("Rwanda Harbour Board"), mention("Rwanda Harbour Bord", "b"))
    assert pairs == [((Evidence.RARE_WORDS_SHARED, Evidence.ALIKE_IN_LETTERS), ())]


@pytest.mark.parametrize(
    ("left", "right", "veto"),
    [
        ("Harbour Lights", "Harbour Lights Korea", Evidence.COUNTRY_QUALIFIER_DIFFERS),
        ("Harbour Lights 2", "Harbour Lights 3", Evidence.NUMBERS_DIFFER),
        ("Harbour Lights", "Harbour Lights Chapter", Evidence.PART_OF_A_BODY),
        ("University of Genoa", "University of Genova", Evidence.ONLY_GENERIC_WORDS_SHARED),
    ],
)
def test_a_veto_lowers_the_score_and_does_not_hide_the_pair(mention, left, right, veto):
    (pair,) = found(mention(left), mention(right, "b")).pairs
    assert veto in pair.vetoes
    assert veto in pair.counter
    assert pair.score < sum(WEIGHTS[reason] for reason in pair.evidence)


def test_an_acronym_is_no_part_of_the_department_whose_initials_it_has(mention):
    pairs = reasons(mention("Department of Harbour Lights"), mention("DHL", "b"))
    assert pairs == [((Evidence.INITIALS_MATCH,), ())]


def test_a_person_alone_makes_no_candidate_and_adds_to_a_name(mention):
    both = {"people": {"ada mare"}, "country_codes": {"CH"}}
    assert reasons(mention("Harbour Trust", **both), mention("Hamlet Bank", "b", **both)) == []
    (pair,) = reasons(mention("CIS", **both), mention("CIS Harbour", "b", **both))
    assert Evidence.SAME_PERSON_AFFILIATED in pair[0]


def test_stated_countries_that_differ_count_against_a_pair_and_are_no_veto(mention):
    left, right = mention("CIS", country_codes={"CH"}), mention("CIS", "b", country_codes={"IN"})
    (pair,) = found(left, right).pairs
    assert (pair.counter, pair.vetoes) == ((Evidence.STATED_COUNTRIES_DIFFER,), ())


@pytest.mark.parametrize("verdict", list(Verdict))
def test_a_pair_that_is_judged_in_any_way_is_no_candidate(mention, verdict):
    pair = (mention("CIS", "a"), mention("CIS", "b"))
    judged = Judgement(
        "j", pair[0].key, pair[1].key, verdict, (), (), "r", dt.date(2026, 1, 1), "1"
    )
    assert len(found(*pair).pairs) == 1
    assert found(*pair, judgements=(judged,)).pairs == ()


def test_two_bodies_of_the_sheet_are_no_candidates(entry):
    sheet = (entry("a", "Harbour Lights"), entry("b", "Harbour Lights Korea"))
    clusters = link_organizations((), sheet, ())
    mentions = tuple(each.mention for each in sheet)
    assert organization_candidates(mentions, sheet, clusters, ()).pairs == ()


def test_a_body_of_the_sheet_is_compared_by_all_its_names(mention, entry):
    sheet = (entry("a", "Port Bureau", other_names=("Harbour Lights Fund",)),)
    said = mention("Harbour Light Fund")
    clusters = link_organizations((said,), sheet, ())
    every = (said, sheet[0].mention)
    (pair,) = organization_candidates(every, sheet, clusters, ()).pairs
    assert (pair.left, pair.right) == (said.key, sheet[0].mention.key)


def test_two_clusters_make_one_candidate_and_none_with_themselves(mention):
    mentions = [mention("Harbour Lights Trust", page) for page in "abc"]
    mentions += [mention("Harbour Lights", page) for page in "abc"]
    assert [(pair.left, pair.right) for pair in found(*mentions).pairs] == [
        ("m-a-Harbour Lights", "m-a-Harbour Lights Trust")
    ]


def test_the_order_of_mentions_does_not_matter(mention):
    names = ("Harbour Lights", "Harbour Lights Trust", "HLT", "CIS", "Port Bureau", "Port Buro")
    mentions = [mention(name, page) for page in "ab" for name in names]
    assert found(*mentions) == found(*mentions[::-1])


def test_work_grows_with_the_mentions_and_not_with_their_square(mention):
    def compared(size: int):
        names = (f"Harbour {'abcdefghij'[n % 10]}{n} University" for n in range(size))
        return found(*(mention(name, str(n)) for n, name in enumerate(names))).compared

    few, many = compared(200), compared(2000)
    assert many.skipped_blocks > 0
    assert many.pairs_per_mention <= few.pairs_per_mention + 1


def test_every_feature_has_a_weight_and_every_veto_counts_against():
    assert FEATURES.keys() == WEIGHTS.keys()
    assert all(WEIGHTS[veto] < 0 for veto in VETOES)
