"""Which sessions are of one series, and which are kept apart."""

from __future__ import annotations

from typing import Any

import pytest
from factories import ORIGIN, a_party, a_reading, a_session

from kg.concepts import Role, Rule, SeriesKind, SessionType
from kg.errors import SourceError
from kg.records import ListedSession, PartyKind, Reading, SeriesRecord
from kg.resolve.series.known import known_from, series_entries
from kg.resolve.series.memberships import memberships
from kg.resolve.sessions import sessions

DC = SessionType.DYNAMIC_COALITION


def a_series(key: str, name: str, **fields: Any) -> SeriesRecord:
    given = {"origin": ORIGIN, "key": key, "name": name, "kind": SeriesKind.DYNAMIC_COALITION}
    return SeriesRecord(**(given | fields))


def slots(*titles: str, kind: SessionType = DC, start: int = 2015) -> Reading:
    """A document of one session a year."""
    found = [
        a_session(year=year, code=None, key=f"k{year}", title=title, session_type=kind)
        for year, title in enumerate(titles, start)
    ]
    return a_reading(f"slots {titles} {kind}", *found)


def found_in(*readings: Reading, bodies: tuple[str, ...] = ()) -> dict[str, tuple[str, ...]]:
    known = known_from(series_entries(readings))
    found = memberships(sessions(readings), known, bodies)
    return {str(key): tuple(member.series for member in group) for key, group in found.items()}


def test_a_body_that_titles_name_in_two_years_is_a_series_without_a_sheet() -> None:
    found = found_in(slots("DC on the Internet of Lamps", "Dynamic Coalition on Internet of Lamps"))
    assert found == {
        "2015/k2015": ("dc-internet-of-lamps",),
        "2016/k2016": ("dc-internet-of-lamps",),
    }


def test_a_body_of_one_session_is_no_series_unless_the_sheet_knows_it() -> None:
    once = slots("DC on Lamps")
    sheet = a_reading("sheet", a_series("dc-lamps", "Dynamic Coalition on Lamps"))
    assert found_in(once) == {}
    assert found_in(once, sheet) == {"2015/k2015": ("dc-lamps",)}


def test_the_key_made_from_a_name_stays_when_the_sheet_comes_to_know_the_body() -> None:
    titles = ("DC on Lamps", "DC on Lamps")
    sheet = a_reading("sheet", a_series("dc-lamps", "Dynamic Coalition on Lamps and Lanterns"))
    assert found_in(slots(*titles)) == found_in(slots(*titles), sheet)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("DC on Internet of Things", "DC on Internet Rights"),
        ("DC on Internet Rights", "DC on Internet Rights and Principles"),
        ("Youth Coalition on Internet Governance", "Dynamic Coalition on Internet Governance"),
        ("DC on Child Online Safety", "Youth Coalition on Internet Governance"),
    ],
)
def test_two_coalitions_are_never_one_series(one: str, other: str) -> None:
    sheet = a_reading("sheet", a_series("dc-youth", "Youth Coalition on Internet Governance"))
    found = found_in(slots(one, one, other, other), sheet)
    series = [found.get(f"{year}/k{year}", ()) for year in range(2015, 2019)]
    assert not set(series[0] + series[1]) & set(series[2] + series[3])


def test_a_session_on_a_coalition_that_is_not_of_its_kind_is_not_in_its_series() -> None:
    title = "Dynamic Coalition on Lamps"
    sheet = a_reading("sheet", a_series("dc-lamps", title))
    assert found_in(slots(title, kind=SessionType.MAIN), sheet) == {}
    assert found_in(slots(title, kind=SessionType.WORKSHOP), sheet) == {}


def test_an_acronym_of_the_sheet_at_the_head_of_a_title_names_the_body() -> None:
    sheet = a_reading("sheet", a_series("dc-lamps", "Dynamic Coalition on Lamps", acronym="DC-L"))
    assert found_in(slots("DCL Lights for all", "Light: DC-L"), sheet) == {
        "2015/k2015": ("dc-lamps",)
    }


def test_an_acronym_learnt_beside_a_name_names_the_body_elsewhere() -> None:
    full = slots("Dynamic Coalition on Lamps (DC7)", "DC on Lamps", "DC7 Lights for all")
    assert found_in(full)["2017/k2017"] == ("dc-lamps",)


def test_an_acronym_that_two_bodies_have_names_neither() -> None:
    lamps = a_series("dc-lamps", "Dynamic Coalition on Lamps", acronym="DCL")
    locks = a_series("dc-locks", "Dynamic Coalition on Locks", acronym="DC-L")
    assert found_in(slots("DCL Lights for all"), a_reading("sheet", lamps, locks)) == {}


def test_a_coalition_among_the_organizers_counts_where_no_title_names_one() -> None:
    party = a_party(
        "Dynamic Coalition on Lamps", kind=PartyKind.ORGANIZATION, roles=(Role.ORGANIZER,)
    )
    sheet = a_reading(
        "sheet",
        a_series("dc-lamps", "Dynamic Coalition on Lamps"),
        a_series("dc-locks", "Dynamic Coalition on Locks"),
    )
    untitled = a_session(party, title="Light for all", session_type=DC)
    titled = a_session(party, title="DC on Locks", session_type=DC, code="WS16")
    workshop = a_session(party, title="Oil", session_type=SessionType.WORKSHOP, code="WS17")
    found = found_in(a_reading("page", untitled, titled, workshop), sheet)
    assert found == {"2017/ws15": ("dc-lamps",), "2017/ws16": ("dc-locks",)}


def test_each_membership_says_its_rule_its_words_and_its_documents() -> None:
    page = a_reading("page", a_session(title="DC on Lamps: oil", session_type=DC))
    talk = a_reading("talk", a_session(title="Oil"))
    sheet = a_reading("sheet", a_series("dc-lamps", "Dynamic Coalition on Lamps"))
    readings = (page, talk, sheet)
    found = memberships(sessions(readings), known_from(series_entries(readings)), ())
    (member,) = next(iter(found.values()))
    assert (member.rule, member.words) == (Rule.BODY_IN_TITLE, "Lamps")
    assert [document.name for document in member.documents] == ["page"]


def test_an_open_forum_is_of_a_known_body_only() -> None:
    titles = ("Lamp Society Open Forum", "Open Forum: Lamp Society", "Lamp Society Open Forum")
    forums = slots(*titles, kind=SessionType.OPEN_FORUM)
    assert found_in(forums) == {}
    assert set(found_in(forums, bodies=("Lamp Society",)).values()) == {("of-lamp-society",)}


def test_two_open_forums_on_one_topic_are_no_series() -> None:
    forums = slots("Open Forum: Lamps", "Open Forum: Lamps", kind=SessionType.OPEN_FORUM)
    assert found_in(forums, bodies=("Lamps",)) == {}


def test_a_ceremony_of_two_years_is_a_slot_and_two_of_one_year_are_not() -> None:
    later = slots("Opening Ceremony", "IGF 2016 Opening Ceremony", kind=SessionType.CEREMONY)
    twice = a_reading(
        "page",
        a_session(code="WS1", title="Closing Ceremony", session_type=SessionType.CEREMONY),
        a_session(code="WS2", title="Closing Ceremony", session_type=SessionType.CEREMONY),
    )
    assert set(found_in(later, twice).values()) == {("slot-opening-ceremony",)}
    assert len(found_in(later, twice)) == 2


def test_workshops_of_one_title_are_no_series() -> None:
    assert found_in(slots("Light for All", "Light for All", kind=SessionType.WORKSHOP)) == {}


def test_the_sheet_lists_what_no_rule_can_know() -> None:
    listed = ListedSession(ORIGIN, "2017/ws15", "The form says so.")
    record = a_series("light", "Light", kind=SeriesKind.WORKSHOPS, sessions=(listed,))
    page = a_reading("page", a_session(title="Oil"), a_session(title="Oil", code="WS1"))
    assert found_in(page, a_reading("sheet", record)) == {"2017/ws15": ("light",)}


def test_an_entry_of_the_sheet_rests_until_its_session_is_there() -> None:
    listed = ListedSession(ORIGIN, "2017/ws99", "The form says so.")
    record = a_series("light", "Light", sessions=(listed,))
    assert found_in(a_reading("page", a_session()), a_reading("sheet", record)) == {}


def test_two_series_of_a_kind_with_one_name_stop_the_build() -> None:
    twins = (a_series("a", "DC on Lamps"), a_series("b", "Dynamic Coalition on Lamps"))
    with pytest.raises(SourceError, match="b and a are both called 'lamps'"):
        found_in(a_reading("sheet", *twins))


def test_the_order_of_documents_changes_nothing() -> None:
    one = slots("Dynamic Coalition on Lamps (DC7)", "DC on Lamps")
    other = slots("DC7 Lights for all", start=2018)
    assert found_in(one, other) == found_in(other, one)
