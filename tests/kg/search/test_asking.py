from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.search.asking import MOST_CHARACTERS, MOST_WORDS, expression, question
from kg.search.database import TABLES


@pytest.fixture(scope="module")
def empty() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    connection.executescript(TABLES)
    yield connection
    connection.close()


def terms(typed: str) -> list[tuple[str, ...]]:
    return [term.keys for term in question(typed).terms]


def test_the_last_word_may_go_on_and_the_others_are_whole() -> None:
    asked = question("core values")
    assert [(term.keys, term.beginning) for term in asked.terms] == [
        (("core",), False),
        (("values",), True),
    ]


def test_small_words_do_not_count_unless_there_are_no_others() -> None:
    assert terms("the Association for Progress") == [("association",), ("progress",)]
    assert terms("on the") == [("on",), ("the",)]


def test_words_in_quotes_stay_beside_each_other() -> None:
    assert terms('youth "internet rights and principles" 2017') == [
        *(("youth",), ("internet", "rights", "and", "principles"), ("2017",))
    ]


def test_a_quote_that_is_never_closed_reaches_to_the_end() -> None:
    assert terms('"internet rights') == [("internet", "rights")]


def test_characters_without_blanks_are_one_phrase() -> None:
    assert terms("清华大学 Wu") == [("清", "华", "大", "学"), ("wu",)]


def test_nothing_to_look_for_is_no_expression() -> None:
    assert expression(question(' "*" ( ) -- ')) is None


def test_more_than_a_search_takes_is_refused_with_the_limit() -> None:
    with pytest.raises(QueryError, match=f"at most {MOST_CHARACTERS}"):
        question("a" * (MOST_CHARACTERS + 1))
    with pytest.raises(QueryError, match=f"at most {MOST_WORDS}"):
        question("a " * (MOST_WORDS + 1))


HOSTILE = (
    *('"', '""', "'", "a'b", "*", "a*", "^a", "a:b", "title:a", "title : a", "-a", "a - b", "+a"),
    *("{title} : a", "a NEAR b", "NEAR(a b, 5)", "NEAR(", "a AND", "OR", "NOT a", "a AND OR b"),
    *("(", ")", "((a)", "a\\", "a\0b", "a;DROP TABLE words", "--", "/*", "%", "_", "?", "?1", ":a"),
    *("\ud800".encode("utf-8", "replace").decode(), "\u202ea", "a\u0301" * 40, "½ ﷺ ㍿ ⅷ"),
)


@pytest.mark.parametrize("typed", HOSTILE)
def test_what_fts5_reads_as_syntax_is_no_syntax_here(typed: str, empty: sqlite3.Connection) -> None:
    said = expression(question(typed))
    if said is not None:
        assert (
            empty.execute("SELECT rowid FROM words WHERE words MATCH ?", (said,)).fetchall() == []
        )


@given(st.text(alphabet=st.characters() | st.sampled_from('"*^:(){}-+ ,AND OR NEAR'), max_size=80))
def test_whatever_is_typed_fts5_understands_what_it_is_asked(
    empty: sqlite3.Connection, typed: str
) -> None:
    try:
        said = expression(question(typed))
    except QueryError:
        return
    if said is not None:
        empty.execute("SELECT rowid FROM words WHERE words MATCH ?", (said,)).fetchall()
