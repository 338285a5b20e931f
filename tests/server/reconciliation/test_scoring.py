from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.reconciliation.index import Index
from server.reconciliation.queries import batch
from server.reconciliation.scoring import AGAINST, AGAINST_OTHERS, FOR, Candidate, candidates

WU = {"pid": "affiliation", "v": "Tsinghua University"}


def found(index: Index, **asked: object) -> list[Candidate]:
    return candidates(batch(json.dumps({"q": asked}))["q"], index)


def scores(index: Index, **asked: object) -> dict[str, float]:
    return {candidate.entry.id: candidate.score for candidate in found(index, **asked)}


@pytest.mark.parametrize(
    ("name", "entity"),
    [
        ("Jianping Wu", "person/wu"),
        ("Dr. JIANPING WU", "person/wu"),
        ("Wu, Jianping", "person/wu"),
        ("Microsoft Corp.", "org/microsoft"),
        ("The Microsoft", "org/microsoft"),
        ("Korea Internet and Security Agency (KISA)", "org/kisa"),
        ("collaborations in cybersecurity response!", "session/2017/ws15"),
        ("IGF 2017 WS 15", "session/2017/ws15"),
        ("ws-15 2016", "session/2016/ws15"),
        ("accessibility & disability", "series/access"),
    ],
)
def test_the_same_name_scores_100(index: Index, name: str, entity: str) -> None:
    assert scores(index, query=name)[entity] == 100


@pytest.mark.parametrize(
    ("name", "entity"),
    [
        ("Jianping Xu", "person/wu"),
        ("Wu Jianping", "person/wu"),
        ("Jianpin Wu", "person/wu"),
        ("Mircosoft", "org/microsoft"),
        ("Korea Internat Security Agency", "org/kisa"),
        ("Microsoft", "org/microsoft-korea"),
        ("Cybersecurity Response Collaborations", "session/2017/ws15"),
    ],
)
def test_what_is_only_alike_is_found_and_stays_below(index: Index, name: str, entity: str) -> None:
    every = [{"pid": pid, "v": v} for pid, v in (("year", 2017), ("country", "China"))]
    for asked in ({"query": name}, {"query": name, "properties": [WU, *every]}):
        assert 40 <= scores(index, **asked)[entity] < 100


def test_the_figures_of_the_documents_are_those_of_the_code(index: Index) -> None:
    disagreeing = {"pid": "affiliation", "v": "Rainbow Foundation"}
    assert scores(index, query="Wu Jianping")["person/wu"] == 95
    assert scores(index, query="Wu Jianping", properties=[WU])["person/wu"] == 97
    assert scores(index, query="Jianping Wu", properties=[WU])["person/wu"] == 100
    assert scores(index, query="Jianping Wu", properties=[disagreeing])["person/wu"] == 85
    assert scores(index, query="WS15") == {"session/2017/ws15": 90, "session/2016/ws15": 90}
    assert scores(index, query="WS15 2016") == {"session/2016/ws15": 100, "session/2017/ws15": 76.5}


def test_the_order_of_properties_changes_nothing(index: Index) -> None:
    properties = [WU, {"pid": "country", "v": "KR"}, {"pid": "year", "v": 2017}]
    asked = {"query": "Jianpin Wu", "type": "person"}
    one = scores(index, **asked, properties=properties)
    assert one == scores(index, **asked, properties=properties[::-1])


@pytest.mark.parametrize(
    ("pid", "value", "told"),
    [
        ("affiliation", "tsinghua university", 1),
        ("affiliation", {"id": "org/tsinghua"}, 1),
        ("affiliation", {"id": "http://127.0.0.1:8000/id/org/tsinghua"}, 1),
        ("affiliation", {"id": "org/kisa"}, 0),
        ("affiliation", ["Microsoft", "Tsinghua University"], 1),
        ("affiliation", "Tsinghua Universty", 0.97),
        ("affiliation", "Peking Opera", 0),
        ("country", "China", 1),
        ("country", "CN", 1),
        ("country", "Korea", None),
        ("country", "Republic of Korea", 0),
        ("year", 2017, None),
        ("code", "WS15", None),
        ("shoe-size", 43, None),
        ("affiliation", "", None),
    ],
)
def test_a_feature_says_how_a_property_agrees_and_is_silent_where_nothing_is_known(
    index: Index, pid: str, value: object, told: float | None
) -> None:
    properties = [{"pid": pid, "v": value}]
    (wu,) = found(index, query="Jianping Wu", type="person", properties=properties)[:1]
    expected = {"same-name": True, "name-likeness": 100.0}
    assert dict(wu.features) == expected | ({} if told is None else {pid: told})


def test_a_session_as_a_value_goes_by_its_year_and_code(index: Index) -> None:
    assert scores(index, properties=[{"pid": "code", "v": "ws 15"}]) == {
        "session/2016/ws15": 95,
        "session/2017/ws15": 95,
    }


def test_properties_alone_find_entities_that_have_them(index: Index) -> None:
    by_id = [{"pid": "affiliation", "v": {"id": "org/tsinghua", "name": "x"}}]
    by_name = [{"pid": "affiliation", "v": "Tsinghua University"}]
    assert scores(index, properties=by_id) == scores(index, properties=by_name)
    assert scores(index, properties=by_id) == {"person/wu": 95}


def test_another_type_than_the_preferred_is_marked_down(index: Index) -> None:
    asked = {"query": "Microsoft", "type": "person", "type_strict": "should"}
    assert scores(index, **asked)["org/microsoft"] == 80
    assert scores(index, query="Microsoft", type="person") == {}


def test_the_best_come_first_and_no_more_than_asked(index: Index) -> None:
    told = found(index, query="Jung Hee Kim", type="person")
    assert [c.score for c in told] == sorted((c.score for c in told), reverse=True)
    assert [c.entry.id for c in found(index, query="Jung Hee Kim", limit=1)] == ["person/kim-1"]


def test_what_has_no_letters_finds_nothing(index: Index) -> None:
    for text in ("", "???", "\u200b", "\ud800", "…", "(,)"):
        assert found(index, query=text) == []


def with_slip(name: str, place: int, slip: str) -> str:
    return name[:place] + slip + name[place:]


NAMES = st.sampled_from(
    ["Jianping Wu", "Korea Internet & Security Agency", "IGF 2017 WS15", "KISA"]
)


@settings(max_examples=60, deadline=None)
@given(st.builds(with_slip, NAMES, st.integers(0, 20), st.text(max_size=4)) | st.text())
def test_any_text_has_an_answer_within_bounds(index: Index, text: str) -> None:
    for candidate in found(index, query=text):
        same = dict(candidate.features)["same-name"]
        assert 40 <= candidate.score <= 100
        assert same or candidate.score < 100 or candidate.entry.kind.id == "session"
        assert not candidate.match or candidate.score == 100


def test_the_documents_tell_the_weights_of_the_code() -> None:
    text = (Path(__file__).parents[3] / "docs" / "reconciliation.md").read_text("utf-8")
    row = re.compile(r"^\| ((?:`[a-z-]+`(?:, )?)+) \| (\d+) % \| (.+) \|$", re.MULTILINE)
    rows = row.findall(text)
    told = {name: int(up) for names, up, _ in rows for name in re.findall(r"`(.+?)`", names)}
    assert told == {pid: round(100 * weight) for pid, weight in FOR.items()}
    against = {
        name: down
        for names, _, downs in rows
        for name in re.findall(r"`(.+?)`", names)
        for down in [re.search(rf"(\d+) % \(`{name}`\)", downs) or re.search(r"(\d+) %$", downs)]
    }
    assert {pid: int(found[1]) for pid, found in against.items() if found} == {
        pid: round(100 * AGAINST.get(pid, AGAINST_OTHERS)) for pid in FOR
    }
