from __future__ import annotations

import pytest

from kg.resolve.people.affiliations import affiliation_words, akin


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Director, Harbour & Hamlet", "Executive Director of Harbour & Hamlet"),
        ("HTO Deputy Secretary", "International Hamlet Tide Organisation (HTO)"),
        ("IFHA", "International Federation of Hamlet Associations"),
        ("HASO", "Harbour Society"),
        ("Temple Harbour School", "Temple Harbour University"),
        ("Director, Internet & Hamlet", "Executive Director of Internet & Hamlet"),
    ],
)
def test_affiliations_are_akin_by_telling_words_and_acronyms(left, right):
    assert akin(affiliation_words(left), affiliation_words(right))
    assert akin(affiliation_words(right), affiliation_words(left))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Director", "Director"),
        ("Internet Society", "Internet Society Project"),
        ("Ministry of Information", "Ministry of Information Technology"),
        ("Harbour Trust", "Hamlet Trust"),
        ("National University", "National University"),
        ("Professor at Harbour University", "Professor at Hamlet University"),
    ],
)
def test_posts_and_words_of_many_bodies_tell_nothing(left, right):
    assert not akin(affiliation_words(left), affiliation_words(right))
