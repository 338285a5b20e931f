from __future__ import annotations

import pytest

from kg.concepts import Evidence, Rule


@pytest.mark.parametrize(
    ("left", "right", "rule"),
    [
        ("Ada Mare", "MARE Ada", Rule.NAME_VARIANT_IN_ONE_SESSION),
        ("Jörg Mähr", "JOERG MAHR", Rule.NAME_VARIANT_IN_ONE_SESSION),
        ("Ada Mare", "Ada M. Mare", Rule.NAME_VARIANT_IN_ONE_SESSION),
        ("Ada Mare", "Ada Mare Lind", Rule.SHORT_NAME_IN_ONE_SESSION),
        ("A. Mare", "Ada Mare", Rule.SHORT_NAME_IN_ONE_SESSION),
        ("Deidre Mare", "Deirdre Mare", Rule.SPELLING_SLIP_IN_ONE_SESSION),
        ("Ada Mare", "Ms. Mare", Rule.ONLY_FIT_IN_ONE_SESSION),
        ("Ada Mare", "ADA", Rule.ONLY_FIT_IN_ONE_SESSION),
    ],
)
def test_spellings_in_two_documents_of_a_session_are_one_person(resolved, seen, left, right, rule):
    assert resolved(seen("WS1", left), seen("WS1", right)).rules == [rule]


@pytest.mark.parametrize(
    "names",
    [
        ("A. Mare", "Ada Mare", "Anna Mare"),
        ("Ada Mare", "Ada M. Mare", "Ada W. Mare"),
        ("ADA", "Ada Mare", "Ada Lind"),
        ("Ms. Mare", "Ada Mare", "Bo Mare"),
        ("Ms. Ada", "Ada Mare"),
        ("Vlad", "Vladimir Mare"),
        ("Mare Ada", "Ada Mare"),
        ("Ada Mare", "Ada Mare Jr"),
    ],
)
def test_a_name_that_fits_several_or_none_is_left_alone(resolved, seen, names):
    assert resolved(*(seen("WS1", name) for name in names)).rules == []


def test_a_slip_is_no_slip_where_one_document_lists_both(resolved, seen):
    assert resolved(seen("WS1", "Deidre Mare", "Deirdre Mare")).rules == []


def test_a_middle_name_may_be_left_out_within_one_document(resolved, seen):
    found = resolved(seen("WS1", "Ada Mare", "Ada M. Mare"))
    assert found.rules == [Rule.NAME_VARIANT_IN_ONE_SESSION]


def test_a_name_of_one_word_never_leaves_its_session(resolved, seen):
    assert resolved(seen("WS1", "Ada Mare"), seen("WS2", "Ms. Mare")).rules == []


def test_a_link_tells_its_reasons(resolved, seen):
    (link,) = resolved(seen("WS1", "Ada Mare"), seen("WS1", "MARE Ada")).links
    assert link.evidence == (
        Evidence.SAME_NORMALISED_NAME,
        Evidence.SAME_SESSION,
        Evidence.ONLY_FIT_IN_SESSION,
        Evidence.NAME_ORDER_BY_CAPITALS,
    )
