from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pytest

from kg.search.asking import question
from kg.search.entries import NOT_STATED, Facet, Kind, Part
from kg.search.index import Index
from kg.search.results import Choice, Order, Results, Wanted

Make = Callable[[str], Index]
NAMES = """
g:curated {
  :person\\/p1 a schema:Person ; schema:name "吴建平" ; schema:alternateName "Jianping Wu" .
  :person\\/p2 a schema:Person ; schema:name "أحمد بن سعيد" .
  :person\\/p3 a schema:Person ; schema:name "Дмитрий Ёлкин" ; schema:alternateName "D. Yolkin" .
  :person\\/p4 a schema:Person ; schema:name "김정희" .
  :person\\/p5 a schema:Person ; schema:name "J. H. Kim" .
  :person\\/p6 a schema:Person ; schema:name "Jean-Pierre O'Brien" .
  :org\\/o1 a schema:Organization ; schema:name "清华大学网络中心" .
  :org\\/o2 a schema:Organization ; schema:name "Fundação Getulio Vargas" ;
    schema:alternateName "FGV" ; skos:hiddenLabel "Fundasao Getulio Vargas" .
  :org\\/o3 a schema:Organization ; schema:name "मानव अधिकार आयोग" .
  :org\\/o4 a schema:Organization ; schema:name "สภาอินเทอร์เน็ต" .
}
"""
SESSIONS = """
g:curated {
  :meeting\\/2016 a igf:Meeting ; schema:name "Forum 2016" ;
    schema:startDate "2016-12-06"^^xsd:date .
  :meeting\\/2017 a igf:Meeting ; schema:name "Forum 2017" ;
    schema:startDate "2017-12-18"^^xsd:date .
  :session\\/2016\\/a a igf:Session ; schema:name "Nets of rope" ;
    schema:superEvent :meeting\\/2016 ;
    schema:startDate "2016-12-07"^^xsd:date ; igf:sessionType voc:session-type\\/workshop ;
    igf:theme voc:theme\\/2016\\/nets .
  :session\\/2017\\/b a igf:Session ; schema:name "Nets of glass" ;
    schema:superEvent :meeting\\/2017 ;
    schema:startDate "2017-12-19"^^xsd:date ; igf:sessionType voc:session-type\\/workshop ;
    igf:tag voc:tag\\/2017\\/nets .
  :session\\/2017\\/c a igf:Session ; schema:name "Ropes" ; schema:superEvent :meeting\\/2017 ;
    igf:sessionType voc:session-type\\/open-forum .
  :session\\/x a igf:Session ; schema:name "Nets of no year" .
  :person\\/p1 a schema:Person ; schema:name "Ada Rope" .
  :part\\/1 a igf:Participation ; igf:inSession :session\\/2016\\/a ; igf:participant :person\\/p1 ;
    igf:stakeholderGroup voc:stakeholder\\/government ;
    igf:statedRegion voc:stated-region\\/africa .
  :part\\/2 a igf:Participation ; igf:inSession :session\\/2017\\/b ; igf:participant :person\\/p1 ;
    igf:stakeholderGroup voc:stakeholder\\/academia ; igf:statedUnGroup voc:un-group\\/weog .
  :part\\/3 a igf:Participation ; igf:inSession :session\\/2017\\/c ; igf:participant :person\\/p1 ;
    igf:stakeholderGroup voc:stakeholder\\/media ;
    igf:status voc:participation-status\\/withdrawn .
}
g:vocabulary {
  voc:session-type\\/workshop a skos:Concept ; skos:prefLabel "workshop"@en .
  voc:session-type\\/open-forum a skos:Concept ; skos:prefLabel "open forum"@en .
  voc:theme\\/2016\\/nets a skos:Concept ; skos:prefLabel "Nets"@en .
  voc:tag\\/2017\\/nets a skos:Concept ; skos:prefLabel "Nets"@en .
  voc:stakeholder\\/government a skos:Concept ; skos:prefLabel "government"@en .
  voc:stakeholder\\/academia a skos:Concept ; skos:prefLabel "academia"@en .
  voc:stakeholder\\/media a skos:Concept ; skos:prefLabel "media"@en .
  voc:stated-region\\/africa a skos:Concept ; skos:prefLabel "Africa"@en .
  voc:un-group\\/weog a skos:Concept ; skos:prefLabel "WEOG"@en .
  voc:participation-status\\/withdrawn a skos:Concept ; skos:prefLabel "withdrawn"@en .
}
"""


def search(
    index: Index, typed: str = "", order: Order = Order.RELEVANCE, **chosen: Sequence[str]
) -> Results:
    facets = {facet.key.replace("-", "_"): facet for facet in Facet}
    given = {facets[name]: tuple(values) for name, values in chosen.items()}
    return index.search(Wanted(question(typed), given, order))


def titles(results: Results) -> list[str]:
    return [hit.title.text for hit in results.hits]


def numbers(choices: Mapping[Facet, Sequence[Choice]], facet: Facet) -> list[tuple[str, int]]:
    return [(choice.value, choice.number) for choice in choices[facet]]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("吴建平", ["吴建平"]),
        ("建平", ["吴建平"]),
        ("jianping", ["吴建平"]),
        ("清华大学", ["清华大学网络中心"]),
        ("网络", ["清华大学网络中心"]),
        ("学清", []),
        ("احمد", ["أحمد بن سعيد"]),
        ("أحمد سعيد", ["أحمد بن سعيد"]),
        ("дмитрий елкин", ["Дмитрий Ёлкин"]),
        ("Ёлк", ["Дмитрий Ёлкин"]),
        ("Dmitri Yolkin", ["Дмитрий Ёлкин"]),
        ("정희", ["김정희"]),
        ("Jung Hee Kim", ["J. H. Kim"]),
        ("Jung Kim", ["J. H. Kim"]),
        ("Bong Kim", []),
        ("Hee Jung", []),
        ("jeanpierre obrien", ["Jean-Pierre O'Brien"]),
        ("JP O'Brien", ["Jean-Pierre O'Brien"]),
        ("fundacao", ["Fundação Getulio Vargas"]),
        ("fundasao", ["Fundação Getulio Vargas"]),
        ("fgv", ["Fundação Getulio Vargas"]),
        ("मानव", ["मानव अधिकार आयोग"]),
        ("อินเทอร์เน็ต", ["สภาอินเทอร์เน็ต"]),
    ],
)
def test_names_are_found_in_any_script_order_and_shortening(
    index_of: Make, typed: str, expected: list[str]
) -> None:
    assert titles(search(index_of(NAMES), typed)) == expected


def test_a_spelling_by_mistake_is_marked_as_one_that_is_not_to_be_shown(index_of: Make) -> None:
    (hit,) = search(index_of(NAMES), "fundasao").hits
    assert [(text.part, text.text) for text in hit.texts] == [
        (Part.TITLE, "Fundação Getulio Vargas"),
        (Part.NAME, "FGV"),
        (Part.HIDDEN, "Fundasao Getulio Vargas"),
    ]


def test_what_was_withdrawn_or_merged_away_is_not_in_the_index(index_of: Make) -> None:
    index = index_of(
        """
        g:curated { :person\\/p1 a schema:Person ; schema:name "Ada Gone" .
          :person\\/p2 a schema:Person ; schema:name "Ada Moved" .
          :person\\/p3 a schema:Person ; schema:name "Ada Stays" .
          :session\\/a a igf:Session ; schema:name "Talk" .
          :part\\/1 a igf:Participation ; igf:inSession :session\\/a ;
            igf:participant :person\\/p1 . }
        g:judgements { :person\\/p1 igf:withdrawnOn "2026-11-21"^^xsd:date .
          :person\\/p2 dcterms:isReplacedBy :person\\/p3 . }
        """
    )
    assert titles(search(index, "Ada")) == ["Ada Stays"]
    assert titles(search(index, "Gone")) == []
    assert index.reader.rows("SELECT text FROM texts WHERE text LIKE '%Gone%'") == []
    assert index.reader.rows("SELECT word FROM vocabulary WHERE word = 'gone'") == []


def test_each_choice_shows_the_number_that_it_gives(index_of: Make) -> None:
    index = index_of(SESSIONS)
    whole = search(index, "nets")
    for facet, choices in whole.choices.items():
        for choice in choices:
            one = index.search(Wanted(question("nets"), {facet: (choice.value,)}))
            assert (facet, choice.value, one.total) == (facet, choice.value, choice.number)


def test_values_of_one_facet_add_up_and_those_of_two_narrow_down(index_of: Make) -> None:
    index = index_of(SESSIONS)
    assert titles(search(index, "nets", kind=["session"], year=["2016"])) == ["Nets of rope"]
    both = search(index, kind=["session"], year=["2016", "2017"], type=["workshop"])
    assert both.total == 2
    # The other years are still offered, and the types of these years alone.
    assert numbers(both.choices, Facet.YEAR) == [("2017", 1), ("2016", 1)]
    assert numbers(both.choices, Facet.TYPE) == [("workshop", 2), ("open-forum", 1)]
    assert [choice.chosen for choice in both.choices[Facet.TYPE]] == [True, False]


def test_what_no_document_states_is_a_choice_of_its_own_and_comes_last(index_of: Make) -> None:
    index = index_of(SESSIONS)
    every = search(index, kind=["session"])
    assert numbers(every.choices, Facet.YEAR) == [("2017", 2), ("2016", 1), (NOT_STATED, 1)]
    assert numbers(every.choices, Facet.REGION) == [("africa", 1), (NOT_STATED, 3)]
    assert numbers(every.choices, Facet.UN_GROUP) == [("weog", 1), (NOT_STATED, 3)]
    assert titles(search(index, kind=["session"], year=[NOT_STATED])) == ["Nets of no year"]


def test_a_part_that_was_withdrawn_counts_for_no_group_and_is_found_by_name(index_of: Make) -> None:
    index = index_of(SESSIONS)
    groups = numbers(search(index, kind=["session"]).choices, Facet.GROUP)
    assert groups == [("academia", 1), ("government", 1), (NOT_STATED, 2)]
    assert "Ropes" in titles(search(index, "Ada"))


def test_a_person_has_the_groups_regions_and_years_of_all_parts(index_of: Make) -> None:
    choices = search(index_of(SESSIONS), "Ada Rope", kind=["person"]).choices
    assert numbers(choices, Facet.GROUP) == [("academia", 1), ("government", 1)]
    assert numbers(choices, Facet.YEAR) == [("2017", 1), ("2016", 1)]


def test_the_same_words_on_the_lists_of_two_years_are_one_theme(index_of: Make) -> None:
    index = index_of(SESSIONS)
    assert numbers(search(index, kind=["session"]).choices, Facet.THEME) == [
        *(("nets", 2), (NOT_STATED, 2))
    ]


def test_a_facet_that_does_not_apply_counts_nothing_as_not_stated(index_of: Make) -> None:
    assert search(index_of(SESSIONS), kind=["meeting"]).choices[Facet.TYPE] == ()


def test_a_value_that_nothing_has_is_shown_as_chosen_and_finds_nothing(index_of: Make) -> None:
    results = search(index_of(SESSIONS), "nets", year=["1999"])
    assert (results.total, results.hits) == (0, ())
    assert Choice("1999", "1999", 0, chosen=True) in results.choices[Facet.YEAR]


def test_days_sort_both_ways_and_what_has_none_comes_after_its_year(index_of: Make) -> None:
    index = index_of(SESSIONS)
    newest = ["Nets of glass", "Ropes", "Nets of rope", "Nets of no year"]
    oldest = ["Nets of rope", "Nets of glass", "Ropes", "Nets of no year"]
    assert titles(search(index, order=Order.NEWEST, kind=["session"])) == newest
    assert titles(search(index, order=Order.OLDEST, kind=["session"])) == oldest
    assert titles(search(index, order=Order.NAME, kind=["session"])) == sorted(newest)


def test_pages_part_the_whole_without_gap_or_repetition(of_data: Index) -> None:
    asked = question("internet")
    whole = of_data.search(Wanted(asked, {}, most=10_000))
    pages = [
        of_data.search(Wanted(asked, {}, first=first, most=20))
        for first in range(0, whole.total, 20)
    ]
    assert [hit.iri for page in pages for hit in page.hits] == [hit.iri for hit in whole.hits]
    assert len({hit.iri for hit in whole.hits}) == whole.total == of_data.count(asked, {})


def test_every_kind_can_be_found_and_counts_all_there_are(of_data: Index) -> None:
    rows = of_data.reader.rows("SELECT kind, count(*) FROM things GROUP BY kind")
    assert {kind for kind, _ in rows} == {kind.key for kind in Kind}
    assert dict(numbers(search(of_data).choices, Facet.KIND)) == dict(rows)


def test_suggestions_are_names_that_begin_so_and_no_documents(of_data: Index) -> None:
    offered = of_data.offered(question("micro"), 8)
    assert [hit.title.text for hit in offered][:2] == ["Microsoft", "Microsoft Korea"]
    kinds = {hit.kind for hit in of_data.offered(question("igf"), 1000)}
    assert Kind.DOCUMENT not in kinds
