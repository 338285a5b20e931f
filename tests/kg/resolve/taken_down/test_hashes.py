from __future__ import annotations

import pytest

from kg.errors import IdentityError
from kg.keys import opaque
from kg.resolve.taken_down.forms import split_name
from kg.resolve.taken_down.hashes import (
    Salted,
    found_among,
    lines_of,
    name_keys,
    parse_names,
    splits_found,
)
from kg.resolve.taken_down.words import words_of

ADA = opaque("p", "ada")
SALT = "0123456789abcdef" * 2
EMPTY = Salted(SALT, 16)
FILE = EMPTY.line + lines_of(EMPTY, ADA, ["Dr. Zoë M. Mare", "MARE, Zoe"])


def test_another_order_case_or_accent_of_a_name_is_found_by_its_hash():
    withheld = parse_names(FILE.encode(), "withheld.tsv")
    for spelling in ("zoe mare", "Mare Zoë", "MARE, Zoe", "Ms. ZOE M. MARE"):
        assert set(found_among(withheld, name_keys(spelling)).values()) == {ADA}


@pytest.mark.parametrize("other", ["Zoe Maree", "Zoe", "Mare", "Ada Mare", "Zoe Mare Lind"])
def test_another_name_is_not(other):
    withheld = parse_names(FILE.encode(), "withheld.tsv")
    assert found_among(withheld, name_keys(other)) == {}


def test_what_is_found_tells_which_word_is_the_surname():
    withheld = parse_names(FILE.encode(), "withheld.tsv")
    folded = [word.folded for word in words_of("MARE Zoë")]
    assert splits_found(withheld, folded) == (split_name("Zoe Mare"),)
    assert splits_found(withheld, ["lind", "bo"]) == ()


def test_a_hash_that_is_there_is_not_written_again():
    (withheld,) = parse_names(FILE.encode(), "withheld.tsv")
    assert lines_of(withheld, ADA, ["Zoe Mare"]) == ""
    assert withheld.text == FILE


def test_the_file_holds_no_letter_of_the_name():
    assert "mare" not in FILE
    assert lines_of(Salted("f" * 32, 16), ADA, ["Zoe Mare"]) not in FILE


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (f"{ADA}\t{'0' * 32}\n", "no salt stands before"),
        (f"scrypt\t15\t{SALT}\n", "no power of two"),
        (f"scrypt\t262144\t{SALT}\n", "no power of two"),
        (f"{EMPTY.line}{ADA}\tabc\n", "restore the line"),
        (f"{EMPTY.line}{ADA[:-1]}!\t{'0' * 32}\n", "restore the line"),
    ],
    ids=["no salt", "odd cost", "high cost", "short hash", "no id"],
)
def test_a_line_that_does_not_hold_is_refused_with_its_number(content, words):
    with pytest.raises(IdentityError, match=words) as caught:
        parse_names(content.encode(), "withheld.tsv")
    assert str(caught.value).startswith("withheld.tsv:")
