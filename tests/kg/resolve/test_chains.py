from __future__ import annotations

from kg.resolve.chains import chain, neighbours

LINKED = neighbours((("a", "b"), ("b", "c"), ("c", "d"), ("a", "d"), ("x", "y")))


def test_the_shortest_of_several_chains_is_told():
    assert chain("b", "d", LINKED) in {("b", "a", "d"), ("b", "c", "d")}
    assert chain("a", "d", LINKED) == ("a", "d")


def test_a_mention_needs_no_chain_to_itself():
    assert chain("a", "a", LINKED) == ("a",)


def test_where_nothing_links_two_mentions_there_is_no_chain():
    assert chain("a", "x", LINKED) == ()
    assert chain("a", "nowhere", LINKED) == ()
