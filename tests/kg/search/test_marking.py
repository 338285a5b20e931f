from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from kg.search.asking import question
from kg.search.index import Index
from kg.search.marking import LONGEST, Piece, Reason, marked, reasons
from kg.search.results import Wanted

Make = Callable[[str], Index]


def plain(pieces: Sequence[Piece]) -> str:
    return "".join(f"[{piece.text}]" if piece.marked else piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("typed", "text", "expected"),
    [
        ("yi", "Wan S. Yi", "Wan S. [Yi]"),
        ("crepin", "Olivier Crépin-Leblond", "Olivier [Crépin]-Leblond"),
        ("cyber", "Cybersecurity & cyber crime", "[Cybersecurity] & [cyber] crime"),
        ("cyber security now", "Cybersecurity", "[Cybersecurity]"),
        ("cybersecurity", "cyber security", "[cyber] [security]"),
        ("organisation", "World Organization", "World [Organization]"),
        ("centre x", "A Center", "A [Center]"),
        ("the yi", "The Yi", "The [Yi]"),
        ("学", "清华大学", "清华大[学]"),
        ("<b>", "<b>bold</b> & b", "<[b]>[bold]</[b]> & [b]"),
        ("zz", "Wan S. Yi", "Wan S. Yi"),
        ("", "Wan S. Yi", "Wan S. Yi"),
    ],
)
def test_the_words_that_were_asked_for_are_marked(typed: str, text: str, expected: str) -> None:
    pieces = marked(text, question(typed))
    assert plain(pieces) == expected
    assert "".join(piece.text for piece in pieces) == text


def why(index: Index, typed: str) -> list[tuple[str, str]]:
    (hit, *_) = index.search(Wanted(question(typed), {})).hits
    return [(reason.label, plain(reason.pieces)) for reason in reasons(hit, question(typed))]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("WS15", [("Also called", "IGF 2017 [WS15]")]),
        ("wan yi", []),
        ("JH Kim", [("The initials fit", "")]),
        ("Rwanda Bord", [("A spelling in a document", "")]),
        ("multistakeholder mugisha", [("Person named in it", "Charles [Mugisha]")]),
        ("dr kisa yi", [("Spoke for", "[KISA]")]),
        (
            "cybersecurity ws15 tsinghua",
            [
                ("Also called", "IGF 2017 [WS15]"),
                ("Organisation named in it", "[Tsinghua] University"),
            ],
        ),
        ("korea internet information", [("A spelling in a document", "")]),
        ("hyderabad", [("Place", "[Hyderabad] International Convention Centre (HICC)")]),
    ],
)
def test_what_is_not_in_the_title_is_explained(
    of_data: Index, typed: str, expected: list[tuple[str, str]]
) -> None:
    assert why(of_data, typed) == expected


def test_a_former_name_is_called_one(index_of: Make) -> None:
    index = index_of(
        """g:curated { :org\\/o1 a schema:Organization ; schema:name "New Body" ;
          org:resultedFrom :change\\/c1 . :change\\/c1 a org:ChangeEvent ;
          org:originalOrganization :org\\/o2 .
          :org\\/o2 a schema:Organization ; schema:name "Old House" . }"""
    )
    assert why(index, "body house") == [("Formerly", "Old [House]")]


def test_a_long_text_is_shown_around_what_matched(index_of: Make) -> None:
    definition = " ".join([*(f"word{n}" for n in range(60)), "needle", *("tail",) * 60])
    index = index_of(
        f"""g:vocabulary {{ voc:role\\/x a skos:Concept ; skos:prefLabel "Thing"@en ;
          skos:definition "{definition}"@en . }}"""
    )
    (hit,) = index.search(Wanted(question("needle"), {})).hits
    (reason,) = reasons(hit, question("needle"))
    assert isinstance(reason, Reason)
    assert reason.label == "Definition"
    assert plain(reason.pieces).startswith("\u2026 word")
    assert "[needle] tail" in plain(reason.pieces)
    assert plain(reason.pieces).endswith("tail \u2026")
    assert len(plain(reason.pieces)) < LONGEST * 2
