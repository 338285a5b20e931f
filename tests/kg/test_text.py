from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import SourceError
from kg.text import LARGEST, clean, decode, plain


@pytest.mark.parametrize(
    "content",
    [
        "Türkiye\nOman".encode(),
        codecs.BOM_UTF8 + "Türkiye\nOman".encode(),
        "Türkiye\r\nOman".encode("utf-16"),
        codecs.BOM_UTF16_BE + "Türkiye\rOman".encode("utf-16-be"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16 little", "utf-16 big"],
)
def test_text_in_either_encoding_comes_out_with_plain_newlines(content: bytes) -> None:
    assert decode(content, "page.txt") == "Türkiye\nOman"


@pytest.mark.parametrize(
    ("content", "where", "mend"),
    [
        (b"", "page.txt", "save it again"),
        (b" \n\t\r\n", "page.txt", "save it again"),
        (b"one\ntwo\xff\n", "page.txt:2", "save the document in UTF-8"),
        (b"one\n\x00two", "page.txt:2", "save it as plain text"),
        (b"\x89PNG\r\n\x1a\n", "page.txt:1", "save the document in UTF-8"),
        (b"x" * (LARGEST + 1), "page.txt", "not a whole archive"),
    ],
    ids=["empty", "blank", "wrong encoding", "binary", "picture", "huge"],
)
def test_what_is_no_text_is_refused_with_its_place_and_a_mend(
    content: bytes, where: str, mend: str
) -> None:
    with pytest.raises(SourceError) as refused:
        decode(content, "page.txt")
    assert (refused.value.where, mend in refused.value.what) == (where, True)


@given(st.binary(max_size=400))
def test_any_bytes_decode_or_are_refused(content: bytes) -> None:
    try:
        text = decode(content, "page.txt")
    except SourceError:
        return
    assert text.strip()
    assert "\r" not in text


def test_odd_spaces_and_invisible_marks_go() -> None:
    assert clean(" Jong\u00a0\u2003Hyuk\u200b \ufeffRo\t\n") == "Jong Hyuk Ro"


def test_the_joiners_of_persian_and_hindi_stay() -> None:
    assert clean("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645") == (
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"
    )


def test_letters_and_their_accents_are_put_together() -> None:
    assert clean("Cre\u0301pin") == "Crépin"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("<p>(1) (<i>Speaker</i>) Dr. X</p> <p>(2) Y</p>", "(1) (Speaker) Dr. X\n(2) Y"),
        ("Moss &amp; Fern", "Moss & Fern"),
        ("R&D, AT&T and Q&As", "R&D, AT&T and Q&As"),
        ("a < b and c > d", "a < b and c > d"),
        ("a &lt;b&gt; c", "a <b> c"),
        ("she said [so.](#) Then [(x)](#top) left", "she said so. Then (x) left"),
        ("[kept](https://example.org)", "[kept](https://example.org)"),
        ("one<br>two<br/>three", "one\ntwo\nthree"),
        ("https://example.org", "https://example.org"),
        ("<script>bad()</script>good", "good"),
        ("<![CDATA[ x", "<![CDATA[ x"),
    ],
)
def test_mark_up_goes_and_its_words_stay(marked: str, words: str) -> None:
    assert plain(marked) == words


@given(st.text(alphabet="<>/&;p #[]()a\n"))
def test_no_mark_up_is_too_broken_to_strip(text: str) -> None:
    assert isinstance(plain(text), str)
