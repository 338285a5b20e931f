"""Names taken apart only as far as their print tells."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.name_cells import split_names
from kg.name_parts import NameParts, Order, parse_name
from kg.text import clean

FIRST, LAST, OPEN = Order.FAMILY_FIRST, Order.FAMILY_LAST, Order.OPEN


@pytest.mark.parametrize(
    ("printed", "family", "given", "order"),
    [
        ("KIM Jung Hee", "KIM", "Jung Hee", FIRST),
        ("Jung Hee KIM", "KIM", "Jung Hee", LAST),
        ("LI Wei", "LI", "Wei", FIRST),
        ("Ms. Sun Ae MOOR", "MOOR", "Sun Ae", LAST),
        ("Mr,Iven,STROOM", "STROOM", "Iven", LAST),
        ("Kim, Jung Hee", "Kim", "Jung Hee", FIRST),
        ("KIM, Jung Hee", "KIM", "Jung Hee", FIRST),
        ("Dr. García López, María", "García López", "María", FIRST),
        ("GARCÍA LÓPEZ María José", "GARCÍA LÓPEZ", "María José", FIRST),
        ("Ludwig van der BERG", "van der BERG", "Ludwig", LAST),
        ("van der BERG Ludwig", "van der BERG", "Ludwig", FIRST),
        ("Berg, Ludwig van der", "Berg", "Ludwig van der", FIRST),
        ("Jing DE JONG-CHEN", "DE JONG-CHEN", "Jing", LAST),
        ("Ada McDONALD", "McDONALD", "Ada", LAST),
        ("Síle O'BRIEN", "O'BRIEN", "Síle", LAST),
        ("NAGY János", "NAGY", "János", FIRST),
        ("ИВАНОВА Мария", "ИВАНОВА", "Мария", FIRST),
        ("Prof. A. B. MARE, PhD", None, None, OPEN),
        ("Kim Jung Hee", None, None, OPEN),
        ("Nagy János", None, None, OPEN),
        ("María García López", None, None, OPEN),
        ("Ahmed bin Saleh", None, None, OPEN),
        ("محمد بن صالح", None, None, OPEN),
        ("김정희", None, None, OPEN),
        ("MARILIA MACIEL", None, None, OPEN),
        ("JP Mare", None, None, OPEN),
        ("AJ Mare", None, None, OPEN),
        ("Ada Mare FRS", None, None, OPEN),
        ("Ada Mare OBE", None, None, OPEN),
        ("Ada HARBOUR Mare", None, None, OPEN),
        ("Ada Mare, Bo Lind", None, None, OPEN),
        ("Iven, STROOM", None, None, OPEN),
        ("Ms. Kim", None, None, OPEN),
        ("Rudiantara", None, None, OPEN),
        ("", None, None, OPEN),
    ],
)
def test_the_order_of_a_name_is_open_unless_its_print_tells(
    printed: str, family: str | None, given: str | None, order: Order
) -> None:
    parsed = parse_name(printed)
    assert (parsed.family, parsed.given, parsed.order) == (family, given, order)


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        (
            "Prof. Dr. Ada B. Mare, PhD",
            NameParts(
                words=("Ada", "B.", "Mare"),
                honorifics=("Prof.", "Dr."),
                suffixes=("PhD",),
                initials=("B",),
            ),
        ),
        (
            "H.E. Amb. Nel Orvane III",
            NameParts(words=("Nel", "Orvane"), honorifics=("H.E.", "Amb."), suffixes=("III",)),
        ),
        (
            "His Excellency Mr. Nel Orvane, Jr., Esq.",
            NameParts(
                words=("Nel", "Orvane"),
                honorifics=("His Excellency", "Mr."),
                suffixes=("Jr.", "Esq."),
            ),
        ),
        (
            "Mme J.-P. Oda Rhee",
            NameParts(words=("J.-P.", "Oda", "Rhee"), honorifics=("Mme",), initials=("J", "P")),
        ),
        (
            "Kim, Hon. Jung Hee",
            NameParts(
                words=("Kim", "Jung", "Hee"),
                honorifics=("Hon.",),
                given="Jung Hee",
                family="Kim",
                order=FIRST,
            ),
        ),
        ("A. B. Mare", NameParts(words=("A.", "B.", "Mare"), initials=("A", "B"))),
        ("Eng Lim", NameParts(words=("Eng", "Lim"))),
        ("Wan S Yi", NameParts(words=("Wan", "S", "Yi"), initials=("S",))),
        ("김 정희", NameParts(words=("김", "정희"))),
        ("Ii Mare Jr", NameParts(words=("Ii", "Mare"), suffixes=("Jr",))),
        ("Oda, Bo, Cy, Di", NameParts(words=("Oda", "Bo", "Cy", "Di"))),
        ("Dr.", NameParts(words=(), honorifics=("Dr.",))),
    ],
)
def test_honorifics_suffixes_and_initials_are_told_from_the_name(
    printed: str, parts: NameParts
) -> None:
    assert parse_name(printed) == parts


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Ada Mare", ("Ada Mare",)),
        ("Ada Mare; Bo Lind", ("Ada Mare", "Bo Lind")),
        ("Ada Mare\nBo Lind;", ("Ada Mare", "Bo Lind")),
        ("Mare, Ada; Lind, Bo", ("Mare, Ada", "Lind, Bo")),
        ("Ada Mare and Bo Lind", ("Ada Mare", "Bo Lind")),
        ("Ada Mare & Bo Lind", ("Ada Mare", "Bo Lind")),
        ("Ada Mare, Bo Lind, and Dr. Cy Vale", ("Ada Mare", "Bo Lind", "Dr. Cy Vale")),
        ("Ada Mare, PhD, Bo Lind", ("Ada Mare, PhD", "Bo Lind")),
        ("Ada Mare, PhD", ("Ada Mare, PhD",)),
        ("Ludwig van der Berg, Ahmed bin Saleh", ("Ludwig van der Berg", "Ahmed bin Saleh")),
        ("김정희; 이영", ("김정희", "이영")),
        ("Rudiantara", ("Rudiantara",)),
        ("Kim, Jung Hee", None),
        ("Ada and Bo Mare", None),
        ("Ada Mare, Bo", None),
        ("Ada Mare, Harbour Office", None),
        ("Ministry of Sea and Trade", None),
        ("Ada Mare; TBC", None),
        ("Ada Mare and Bo Lind; Cy Vale", None),
        ("TBC", None),
        ("Oman*", None),
        (" ;, \n", None),
        ("", None),
    ],
)
def test_a_cell_is_split_into_names_only_where_there_is_no_doubt(
    cell: str, names: tuple[str, ...] | None
) -> None:
    assert split_names(cell) == names


LETTERS = st.text(st.characters(categories=["Lu", "Ll", "Lo", "Mn"]), min_size=1, max_size=8)
WORDS = LETTERS | st.sampled_from(
    ["Dr.", "KIM", "van", "der", ",", "A.", "PhD", "H.E.", "and", ";"]
)
NAMES = st.lists(WORDS, max_size=8).map(" ".join) | st.text(max_size=40)
SIMPLE = st.tuples(
    st.sampled_from(["Ada", "Bo", "Cy", "Jung Hee", "Ludwig van der", "김"]),
    st.sampled_from(["Mare", "Lind", "Vale", "KIM", "Berg", "정희"]),
).map(" ".join)


@given(NAMES)
def test_every_word_of_a_name_is_in_exactly_one_part(printed: str) -> None:
    parsed = parse_name(printed)
    words = " ".join((*parsed.honorifics, *parsed.words, *parsed.suffixes)).split()
    assert sorted(words) == sorted(parse_words(printed))


def parse_words(printed: str) -> list[str]:
    return clean(printed).strip(" ,;*").replace(",", " ").split()


@given(NAMES)
def test_given_and_family_name_are_told_together_or_not_at_all(printed: str) -> None:
    parsed = parse_name(printed)
    assert (parsed.order is OPEN) == (parsed.family is None) == (parsed.given is None)
    if parsed.family is not None and parsed.given is not None:
        assert sorted((*parsed.family.split(), *parsed.given.split())) == sorted(parsed.words)


@given(NAMES)
def test_a_name_without_capitals_and_commas_never_has_a_stated_order(printed: str) -> None:
    quiet = " ".join(word.capitalize() for word in printed.replace(",", " ").casefold().split())
    assert parse_name(quiet).order is OPEN


@given(NAMES)
def test_parsing_what_was_parsed_changes_nothing(printed: str) -> None:
    parsed = parse_name(printed)
    if not set(",;*") & set(printed) and len(parsed.words) > 1:
        again = parse_name(" ".join(parsed.words))
        assert (again.words, again.family, again.given) == (
            parsed.words,
            parsed.family,
            parsed.given,
        )


@given(st.lists(SIMPLE, min_size=1, max_size=5), st.sampled_from(["; ", "\n", ";\n"]))
def test_names_that_were_joined_come_back_apart(names: list[str], separator: str) -> None:
    assert split_names(separator.join(names)) == tuple(names)


@given(NAMES)
def test_splitting_gives_names_with_words_or_nothing(cell: str) -> None:
    names = split_names(cell)
    assert names is None or (names and all(parse_name(name).words for name in names))


@pytest.mark.parametrize("nasty", ["Dr. ", "PhD, ", "A. ", " ,", "KIM ", "and ", "Ada Mare, "])
def test_a_cell_of_any_length_is_read_in_linear_time(nasty: str) -> None:
    began = time.process_time()
    parse_name(nasty * 30_000)
    split_names(nasty * 30_000)
    assert time.process_time() - began < 5
