"""Identifiers of other registers: one canonical form, and no slip of a digit gets through."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.concepts import Authority
from kg.identifiers import canonical
from kg.iris import elsewhere
from kg.keys import ALPHABET

SOUND = {
    Authority.ROR: "05gq02987",
    Authority.ISNI: "0000000121032683",
    Authority.ORCID: "0000-0002-1694-233X",
    Authority.WIKIDATA: "Q42",
}
DIGITS = {Authority.ROR: ALPHABET, Authority.ISNI: "0123456789X", Authority.ORCID: "0123456789X"}
FEW = settings(max_examples=40, deadline=None)


@pytest.mark.parametrize(
    ("authority", "printed", "expected"),
    [
        (Authority.WIKIDATA, " q42 ", "Q42"),
        (Authority.WIKIDATA, "https://www.wikidata.org/wiki/Q42", "Q42"),
        (Authority.WIKIDATA, "http://www.wikidata.org/entity/Q42", "Q42"),
        (Authority.ROR, "https://ror.org/05GQ02987/", "05gq02987"),
        (Authority.ROR, "ror.org/05gq02987", "05gq02987"),
        (Authority.ISNI, "0000 0001 2103 2683", "0000000121032683"),
        (Authority.ISNI, "https://www.isni.org/isni/0000000121032683", "0000000121032683"),
        (Authority.ISNI, "0000-0001-2103-2683", "0000000121032683"),
        (Authority.ORCID, "000000021694233x", "0000-0002-1694-233X"),
        (Authority.ORCID, "https://orcid.org/0000-0002-1694-233X", "0000-0002-1694-233X"),
    ],
)
def test_an_identifier_is_taken_as_people_copy_it(
    authority: Authority, printed: str, expected: str
) -> None:
    assert canonical(authority, printed) == expected


@pytest.mark.parametrize("authority", Authority)
def test_the_canonical_form_and_its_address_stay_as_they_are(authority: Authority) -> None:
    sound = SOUND[authority]
    assert canonical(authority, sound) == sound
    assert canonical(authority, str(elsewhere(authority, sound))) == sound


@pytest.mark.parametrize(
    ("authority", "printed", "fault"),
    [
        (Authority.WIKIDATA, "42", "no Wikidata item"),
        (Authority.WIKIDATA, "P42", "no Wikidata item"),
        (Authority.WIKIDATA, "Q042", "no Wikidata item"),
        (Authority.WIKIDATA, "", "no Wikidata item"),
        (Authority.ROR, "https://orcid.org/0000-0002-1694-233X", "no address of ror"),
        (Authority.ROR, "15gq02987", "no ROR id"),
        (Authority.ROR, "05gqu2987", "no ROR id"),
        (Authority.ISNI, "00000001210326830", "no ISNI"),
        (Authority.ISNI, "\u0660000000121032683", "no ISNI"),
        (Authority.ORCID, "0000-0002-1694-23X3", "no ORCID iD"),
    ],
)
def test_what_is_no_identifier_is_refused_with_its_mend(
    authority: Authority, printed: str, fault: str
) -> None:
    with pytest.raises(ValueError, match=rf"{re.escape(fault)}; "):
        canonical(authority, printed)


def a_slip(sound: str, alphabet: str) -> st.SearchStrategy[str]:
    places = [place for place, char in enumerate(sound) if char != "-"]
    return st.builds(
        lambda place, char: sound[:place] + char + sound[place + 1 :],
        st.sampled_from(places),
        st.sampled_from(alphabet),
    ).filter(lambda slipped: slipped != sound)


@pytest.mark.parametrize("authority", DIGITS)
@FEW
@given(data=st.data())
def test_any_one_wrong_character_is_refused(authority: Authority, data: st.DataObject) -> None:
    slipped = data.draw(a_slip(SOUND[authority], DIGITS[authority]))
    with pytest.raises(ValueError, match="; "):
        canonical(authority, slipped)


@FEW
@given(st.text(ALPHABET, min_size=6, max_size=6))
def test_each_body_of_a_ror_id_has_one_pair_of_check_digits(body: str) -> None:
    sound = []
    for check in range(100):
        try:
            sound.append(canonical(Authority.ROR, f"0{body}{check:02}"))
        except ValueError:
            continue
    assert len(sound) == 1
