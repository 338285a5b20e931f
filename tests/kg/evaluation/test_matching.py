from __future__ import annotations

from dataclasses import dataclass

import pytest
from factories import a_party, a_reading, a_session

from kg.evaluation.candidate_recall import Reach, count_reach
from kg.evaluation.items import labelled
from kg.evaluation.key import Key, KeyPair, KeyRow, Kind
from kg.evaluation.matching import match, match_pairs
from kg.evaluation.mentions import BodyNames, PersonNames, SeriesSessions
from kg.records import Origin, PartyKind, Reading
from kg.resolve.candidates import Candidate
from kg.resolve.register import Register
from kg.resolve.resolution import Resolution, resolve
from kg.resolve.sessions import SessionKey


def a_document(place: str, *parties: tuple[str, str | None], **fields: object) -> Reading:
    """The line of a sheet: names, each with its affiliation as printed."""
    origin = Origin("data/sessions.toml", 1, place)
    found = [
        a_party(name, origin=origin, affiliation=printed, organizations=(printed,) * bool(printed))
        for name, printed in parties
    ]
    said = {"year": int(place[:4]), "code": place[5:].partition("@")[0].upper(), **fields}
    return a_reading(place, a_session(*found, origin=origin, **said))


def resolved(*documents: Reading) -> Resolution:
    return resolve(documents, (), Register({}))


def a_row(cluster: str, place: str, name: str, affiliation: str | None = None) -> KeyRow:
    return KeyRow(2, cluster, place, name, affiliation)


@pytest.fixture
def people() -> PersonNames:
    return PersonNames(
        resolved(
            a_document("2017-ws1@page", ("Ada Mare", "Tide Board"), ("Ada Mare", "Net Guild")),
            a_document("2017-ws1@report", ("ADA MARE", None), ("Lind", None)),
        )
    )


def statements(mentions: PersonNames, *found: str | None) -> list[str | None]:
    return [mentions.ids[key] if key else None for key in found]


def test_a_person_is_found_by_place_and_printed_name(people: PersonNames) -> None:
    board = people.find("2017-ws1@page", "Ada Mare", "Tide Board")
    guild = people.find("2017-ws1@page", "Ada Mare", "Net Guild")
    assert board is not None
    assert guild is not None
    assert board != guild
    assert people.find("2017-ws1@page", "Ada Mare", "Tides and Boards") == min(board, guild)
    assert people.find("2017-ws1@report", "ADA MARE", None) not in {board, guild, None}


@pytest.mark.parametrize(
    ("place", "name"),
    [("2017-ws1@page", "ADA MARE"), ("2017-ws2", "Ada Mare"), ("2017-ws1@report", "Lind")],
)
def test_another_spelling_or_place_or_a_bare_surname_is_no_mention(
    people: PersonNames, place: str, name: str
) -> None:
    assert people.find(place, name, None) is None


@pytest.fixture
def bodies() -> BodyNames:
    page = a_document("2017-ws1@page", ("Ada Mare", "Tide Board of Lagunia"), ("Bo Lind", "Guild"))
    origin = Origin("data/sessions.toml", 1, "2017-ws2")
    host = a_party("Tide Board", kind=PartyKind.ORGANIZATION, role="Organizer", origin=origin)
    session = a_session(host, origin=origin, code="WS2")
    return BodyNames(resolved(page, a_reading("2017-ws2", session)))


def name_of(bodies: BodyNames, key: str | None) -> str | None:
    every = {m.key: m.name for found in bodies._by_affiliation.values() for m in found}
    return every[key] if key else None


@pytest.mark.parametrize(
    ("place", "name", "affiliation", "found"),
    [
        (
            "2017-ws1@page",
            "Tide Board of Lagunia",
            "Tide Board of Lagunia",
            "Tide Board of Lagunia",
        ),
        ("2017-ws1@page", "Tide Board", "Tide Board of Lagunia", "Tide Board of Lagunia"),
        ("2017-ws1@page", "GUILD", "Guild", "Guild"),
        ("2017-ws2", "Tide Board", "Tide Board", "Tide Board"),
        ("2017-ws1@page", "Tide", "Guild", None),
        ("2017-ws1@page", "Lag", "Tide Board of Lagunia", None),
        ("2017-ws2", "Guild", "Guild", None),
        ("2017-ws2", "Tide Board", "Chair of the Tide Board", "Tide Board"),
        ("2017-ws2", "Board", "Member of the Board", None),
    ],
)
def test_a_body_is_found_by_its_name_within_what_is_printed(
    bodies: BodyNames, place: str, name: str, affiliation: str, found: str | None
) -> None:
    assert name_of(bodies, bodies.find(place, name, affiliation)) == found


def test_rows_about_one_mention_are_one_item_and_lost_ones_are_told(people: PersonNames) -> None:
    again = a_row("P1", "2017-ws1@page", "Ada Mare", "Tide Board")
    lost = a_row("P1", "2017-ws9", "Ada Mare")
    matched = match(Key("k.csv", (again, again, lost)), people)
    assert [(i.mention is None, i.place) for i in matched.items] == [
        (False, "2017-ws1@page"),
        (True, "2017-ws9"),
    ]
    assert matched.lost == (lost,)
    labels = labelled(matched.items, people.ids)
    assert len(set(labels.values())) == 2


def test_an_undecided_pair_puts_its_clusters_into_one_group(people: PersonNames) -> None:
    rows = (
        a_row("P1", "2017-ws1@page", "Ada Mare"),
        a_row("P2", "2017-ws1@report", "ADA MARE"),
        a_row("P3", "2017-ws9", "Bo Lind"),
    )
    unsure = KeyPair(
        2, Kind.PERSON, ("2017-ws1@report", "ADA MARE"), ("2017-ws1@page", "Ada Mare"), ""
    )
    matched = match(Key("k.csv", rows), people, [unsure])
    assert {item.cluster: item.group for item in matched.items} == {
        "P1": "P1",
        "P2": "P1",
        "P3": "P3",
    }


def test_an_undecided_pair_of_bodies_says_nothing_of_people_of_the_same_names(
    people: PersonNames,
) -> None:
    rows = (a_row("P1", "2017-ws1@page", "Ada Mare"), a_row("P2", "2017-ws1@report", "ADA MARE"))
    ends = (("2017-ws1@report", "ADA MARE"), ("2017-ws1@page", "Ada Mare"))
    matched = match(Key("k.csv", rows), people, [KeyPair(2, Kind.ORGANIZATION, *ends, "")])
    assert {item.group for item in matched.items} == {"P1", "P2"}


def test_of_the_pairs_only_those_are_kept_whose_two_mentions_are_ours(people: PersonNames) -> None:
    one, other = ("2017-ws1@page", "Ada Mare"), ("2017-ws1@report", "ADA MARE")
    pairs = [
        KeyPair(2, Kind.PERSON, one, other, ""),
        KeyPair(3, Kind.PERSON, one, ("2017-ws1@report", "Bo Lind"), ""),
        KeyPair(4, Kind.ORGANIZATION, one, other, ""),
    ]
    assert [found.pair.line for found in match_pairs(pairs, people)] == [2]


@dataclass(frozen=True)
class Membership:
    series: str


def test_sessions_are_found_by_their_line_without_its_source() -> None:
    page = a_document("2016-ws1@page", title="Tides")
    other = a_document("2016-ws1@report", title=None)
    later = a_document("2017-ws5", title="More tides")
    sessions = resolved(page, other, later).sessions
    found = SeriesSessions(sessions, {SessionKey(2016, "ws1"): [Membership("tides")]})
    rows = (KeyRow(2, "T", "2016-ws1"), KeyRow(2, "T", "2017-ws5"), KeyRow(3, "U", "2017-ws5"))
    matched = match(Key("s.csv", rows, of_series=True), found)
    assert [(i.cluster, i.group, i.name) for i in matched.items] == [
        ("T", "T", "Tides"),
        ("T", "T", "More tides"),
        ("U", "T", "More tides"),
    ]
    assert labelled(matched.items, found.ids)[matched.items[0]] == "tides"


def test_a_true_pair_is_reached_by_a_merge_or_by_a_candidate_between_its_clusters(
    people: PersonNames,
) -> None:
    rows = [
        a_row("P1", "2017-ws1@page", "Ada Mare", "Tide Board"),
        a_row("P1", "2017-ws1@page", "Ada Mare", "Net Guild"),
        a_row("P1", "2017-ws1@report", "ADA MARE"),
        a_row("P1", "2017-ws9", "Ada Mare"),
    ]
    items = match(Key("k.csv", tuple(rows)), people).items
    one, two, three = (item.mention or "" for item in items if item.mention)
    ids = {one: "p1", two: "p1", three: "p2", "s": "p3"}
    labels = labelled(items, ids)
    none = [Candidate("s", one, 0.5, ())]
    assert count_reach(labels, {"P1"}, none, ids) == Reach(pairs=6, mentioned=3, reached=1)
    some = [*none, Candidate(two, three, 0.5, ())]
    reach = count_reach(labels, {"P1"}, some, ids)
    assert reach == Reach(pairs=6, mentioned=3, reached=3)
    assert (reach.recall, reach.recall_of_mentions) == (0.5, 1.0)
    assert count_reach(labels, {"P2"}, some, ids).recall is None
