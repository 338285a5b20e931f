from __future__ import annotations

import pytest

from kg.errors import SourceError
from kg.evaluation.key import (
    CLUSTERS,
    DIFFERENT,
    SERIES,
    UNSURE,
    Key,
    KeyPair,
    KeyRow,
    Kind,
    parse_different,
    parse_key,
    parse_unsure,
)


def a_file(header: tuple[str, ...], *lines: str) -> bytes:
    return "\n".join([",".join(header), *lines]).encode()


def test_a_row_is_a_mention_of_a_cluster() -> None:
    content = a_file(
        CLUSTERS, 'P1,2017-ws1@page,Ada Mare,"Chair, Tide Board",sure', "P1,2019-x,A,,"
    )
    assert parse_key(content, "people.csv") == Key(
        "people.csv",
        (
            KeyRow(2, "P1", "2017-ws1@page", "Ada Mare", "Chair, Tide Board"),
            KeyRow(3, "P1", "2019-x", "A", None),
        ),
    )


def test_a_series_is_a_cluster_of_sessions() -> None:
    content = a_file(SERIES, "Tides,2016-dc-t; 2017-dc-t,2016; 2017,same title")
    assert parse_key(content, "series.csv") == Key(
        "series.csv",
        (KeyRow(2, "Tides", "2016-dc-t"), KeyRow(2, "Tides", "2017-dc-t")),
        of_series=True,
    )


def test_a_byte_order_mark_and_other_line_ends_change_nothing() -> None:
    plain = a_file(CLUSTERS, "P1,2017-ws1,Ada Mare,,", "P2,2017-ws1,Ben Mare,,")
    other = b"\xef\xbb\xbf" + plain.replace(b"\n", b"\r\n")
    assert parse_key(other, "k.csv") == parse_key(plain, "k.csv")


def test_pairs_are_read_with_the_reason_that_is_printed() -> None:
    row = "org,2017-ws1,Tide Board,2018-ws2,Tidal Board,different,two countries"
    told = KeyPair(
        2,
        Kind.ORGANIZATION,
        ("2017-ws1", "Tide Board"),
        ("2018-ws2", "Tidal Board"),
        "two countries",
    )
    assert parse_different(a_file(DIFFERENT, row), "d.csv") == (told,)
    assert parse_unsure(a_file(UNSURE, row), "u.csv") == (told,)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "k.csv:1: no key: its first line must be cluster_id,"),
        (b"name,age\n", "k.csv:1: no key: its first line must be cluster_id,"),
        (
            a_file(DIFFERENT),
            "k.csv:1: a list of pairs, not a key of clusters; give it with --differ",
        ),
        (
            a_file(UNSURE),
            "k.csv:1: a list of pairs, not a key of clusters; give it with --different",
        ),
        (b'"a"b,c\n', "k.csv:1: no CSV: "),
        (b"\xff\xfe", "k.csv: not UTF-8; save the key as UTF-8"),
        (a_file(CLUSTERS, ",2017-ws1,Ada,,"), "k.csv:2: cluster_id is empty; fill it, or"),
        (a_file(CLUSTERS, "P1,2017-ws1,,,"), "k.csv:2: printed_name is empty; fill it, or"),
        (a_file(CLUSTERS, "P1,ws1,Ada,,"), "k.csv:2: 'ws1' is no session line id; write one"),
        (
            a_file(CLUSTERS, "P1,2017-ws1,Ada"),
            "k.csv:2: not 5 columns, as the first line has; quote",
        ),
        (a_file(CLUSTERS, "P1,2017-ws1,Ada,a,b,c"), "k.csv:2: not 5 columns, as the first line"),
        (a_file(CLUSTERS, 'P1,2017-ws1,"Ada" M,,'), "k.csv:2: no CSV: "),
        (a_file(SERIES, "Tides,2016-t; ,2016,"), "k.csv:2: '' is no session line id; write one"),
    ],
)
def test_a_broken_key_is_refused_with_its_line_and_the_mend(content: bytes, message: str) -> None:
    with pytest.raises(SourceError) as raised:
        parse_key(content, "k.csv")
    assert str(raised.value).startswith(message)


def test_pairs_in_another_form_or_of_an_unknown_kind_are_refused() -> None:
    with pytest.raises(SourceError, match=r"d.csv:1: its first line must be kind,line_id_a"):
        parse_different(a_file(UNSURE), "d.csv")
    with pytest.raises(
        SourceError, match=r"d.csv:2: kind 'body' is unknown; write one of person, org"
    ):
        parse_different(a_file(DIFFERENT, "body,2017-a,A,2017-b,B,different,x"), "d.csv")
