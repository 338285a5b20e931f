"""What comes first for what people type, over the project's own data."""

from __future__ import annotations

import pytest

from kg.search.asking import question
from kg.search.index import Index
from kg.search.results import Wanted

WS15 = "Multistakeholder Collaborations in Cybersecurity Response"
KISA = "Korea Internet & Security Agency"
EARLIER = "Korea Information Security Agency"
FIRST: tuple[tuple[str, tuple[str, ...]], ...] = (
    # Codes, with and without their year, and other titles.
    ("WS15", (WS15,)),
    ("ws 15", (WS15,)),
    ("IGF 2017 WS15", (WS15,)),
    ("WS15 2017", (WS15,)),
    ("Learnings from Multistakeholder Collaborations", (WS15,)),
    ("net neutrality 2016", ("Internet Fragmentation: net neutrality", "DC on Net Neutrality")),
    # People: one name, titles, initials, orders, hyphens, accents, other spellings.
    ("Yi", ("Wan S. Yi", WS15)),
    ("Dr. Yi", ("Wan S. Yi", WS15)),
    ("Wan Yi", ("Wan S. Yi",)),
    ("Wan W. Yi", ("Wan S. Yi",)),
    ("Mr. Mugisha", ("Charles Mugisha", WS15)),
    ("J. H. Kim", ("Jung Hee Kim",)),
    ("J.H. Kim", ("Jung Hee Kim",)),
    ("JH Kim", ("Jung Hee Kim",)),
    ("Kim, Jung Hee", ("Jung Hee Kim",)),
    ("Kim Jung-Hee", ("Jung Hee Kim",)),
    ("Ro Jong-hyuk", ("Jong Hyuk Ro",)),
    ("Jonghyuk Ro", ("Jong Hyuk Ro",)),
    ("Wu Jianping", ("Jianping Wu",)),
    ("de jong chen", ("Jing De Jong-Chen",)),
    ("W. Drake", ("William Drake",)),
    ("William J Drake", ("William Drake",)),
    ("Mignon Clyburn", ("Mignon L. Clyburn",)),
    ("M. Clyburn", ("Mignon L. Clyburn",)),
    ("Cerf, Vint", ("Vint Cerf",)),
    ("crepin leblond", ("Olivier Crépin-Leblond",)),
    ("bronstrup", ("DANIELA BRÖNSTRUP",)),
    ("Gruden Matjaz", ("Matjaž Gruden",)),
    ("Kleinwächter", ("Wolfgang Kleinwaechter",)),
    ("esterhuysen", ("Anriette Esterheisen",)),
    ("walid alsaqaf", ("Walid Al-Saqaf",)),
    # Bodies: acronyms, former names, mistakes of documents, endings, words that break otherwise.
    ("KISA", (KISA, EARLIER)),
    (KISA, (KISA,)),
    ("Korea Internet and Security Agency", (KISA,)),
    (EARLIER, (EARLIER, KISA)),
    ("Korea Information & Security Agency", (KISA, EARLIER)),
    ("Rwanda Bord", ("Rwanda Development Board",)),
    ("microsoft korea", ("Microsoft Korea",)),
    ("Microsoft", ("Microsoft", "Microsoft Korea")),
    ("itu", ("International Telecommunication Union",)),
    ("UNESCO", ("United Nations Educational, Scientific and Cultural Organization",)),
    ("organization for economic", ("Organisation for Economic Co-operation and Development",)),
    ("centre for democracy", ("Center for Democracy and Technology",)),
    ("Universite de Geneve", ("University of Geneva",)),
    ("comite gestor", ("Brazilian Internet Steering Committee",)),
    ("LIRNE Asia", ("LirneAsia",)),
    ("association of progressive communication", ("Association for Progressive Communications",)),
    # Series, meetings, places, themes, phrases.
    ("dynamic coalition accessibility", ("Dynamic Coalition on Accessibility and Disability",)),
    ("DC-CIV", ("Dynamic Coalition on Core Internet Values",)),
    ("core internet values", ("Dynamic Coalition on Core Internet Values",)),
    ("IGF 2017", ("Internet Governance Forum 2017",)),
    ("hyderabad", ("Internet Governance Forum 2008",)),
    ("room xii", ("Room XII", "Room XII - A")),
    ("cyber crime", ("Let\u2019s break down silos in cyber security and cyber crime",)),
    ('"privacy for kids"', ("Privacy for Kids: the booklet",)),
)


def found(index: Index, typed: str, most: int = 10) -> list[str]:
    hits = index.search(Wanted(question(typed), {}, most=most)).hits
    return [hit.title.text for hit in hits]


def test_there_are_enough_of_them() -> None:
    assert len(FIRST) > 40


@pytest.mark.parametrize(("typed", "expected"), FIRST, ids=[typed for typed, _ in FIRST])
def test_what_is_looked_for_comes_first(
    of_data: Index, typed: str, expected: tuple[str, ...]
) -> None:
    assert tuple(found(of_data, typed)[: len(expected)]) == expected


@pytest.mark.parametrize(
    ("typed", "other"), [("microsoft korea", "Microsoft"), ("KISA", "Rudiantara")]
)
def test_what_has_not_all_words_is_not_found(of_data: Index, typed: str, other: str) -> None:
    assert other not in found(of_data, typed, 100)


def test_cybersecurity_in_geneva_finds_the_sessions_of_2017_by_their_place(of_data: Index) -> None:
    hits = of_data.search(Wanted(question("cybersecurity Geneva"), {})).hits
    assert WS15 in [hit.title.text for hit in hits]
    assert {hit.iri.split("/")[-2] for hit in hits} == {"2017"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("micorsoft korea", "Microsoft korea"),
        ("cybersecurty", "Cybersecurity"),
        ("multistakholder", "Multistakeholder"),
        ("rwnada", "Rwanda"),
        ("Mugsiha", "Mugisha"),
        ("Tsingua university", "Tsinghua university"),
        ("acess now", "access now"),
    ],
)
def test_a_slip_is_told_and_not_put_right_unasked(of_data: Index, typed: str, meant: str) -> None:
    proposals = [text.casefold() for text in of_data.vocabulary.proposals(question(typed))]
    assert meant.casefold() in proposals
    assert found(of_data, meant) != []


@pytest.mark.parametrize("typed", ["Microsoft", "cybersecur", "WS15", "zz", "Yi"])
def test_nothing_is_proposed_for_what_is_known_or_too_short(of_data: Index, typed: str) -> None:
    assert of_data.vocabulary.proposals(question(typed)) == []


def test_a_mistake_of_a_document_is_found_and_never_proposed(of_data: Index) -> None:
    assert found(of_data, "bord")[0] == "Rwanda Development Board"
    assert not any(
        "bord" in text.casefold() for text in of_data.vocabulary.proposals(question("borde"))
    )
