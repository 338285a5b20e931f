"""What addresses tell of an event, and the keys that other exports of the programme must meet."""

from __future__ import annotations

import pytest

from kg.keys import session_key
from kg.sources.sched.addresses import (
    Identity,
    PageAddress,
    company_in,
    identity,
    page_address,
    types_in,
)

UID = "3f2c9a1b4d5e6f708192a3b4c5d6e7f8"
GENEVA = PageAddress("igf2017", "/list/descriptions")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://igf2017.sched.com/event/CTsl/a-slug?iframe=no#x", "/event/CTsl/a-slug"),
        ("http://IGF2017.sched.org/event/CTsl/a-slug/", "/event/CTsl/a-slug"),
        ("http://web.archive.org/web/2018/https://igf2017.sched.com/list/", "/list"),
        ("https://igf2017.sched.com", ""),
    ],
)
def test_a_page_is_known_by_its_programme_and_path(address: str, expected: str) -> None:
    assert page_address([None, "https://example.org/x", address]) == PageAddress(
        "igf2017", expected
    )


def test_an_address_is_without_the_words_of_a_title() -> None:
    page = page_address(["http://igf2017.sched.org/event/CTsl/a-slug?iframe=no"])
    assert (page.address, identity(page.path, page).address) == (
        "https://igf2017.sched.com/event/CTsl",
        "https://igf2017.sched.com/event/CTsl",
    )


def test_the_front_page_alone_is_no_address_of_a_document() -> None:
    assert page_address(["https://igf2017.sched.com/"]).address is None


@pytest.mark.parametrize(
    ("reference", "anchor", "expected"),
    [
        ("event/CTsl/a-slug", None, Identity(None, "igf2017", "CTsl")),
        ("/event/CTsl", UID, Identity(UID, "igf2017", "CTsl")),
        ("event/CTsl/a", "no-uid", Identity(None, "igf2017", "CTsl")),
        ("http://igf2016.sched.com/event/8hx1/b", None, Identity(None, "igf2016", "8hx1")),
        (f"http://igf2017.sched.com/event/{UID}/c", None, Identity(UID, "igf2017", UID)),
        ("speaker/runa", None, Identity()),
    ],
)
def test_an_event_is_known_by_the_link_to_it(
    reference: str, anchor: str | None, expected: Identity
) -> None:
    assert identity(reference, GENEVA, anchor) == expected


@pytest.mark.parametrize(
    ("known", "key"),
    [
        (Identity(UID, "igf2017", "CTsl"), session_key("sched", UID)),
        (Identity(None, "igf2017", "CTsl"), session_key("sched-short", "igf2017", "CTsl")),
        (Identity(None, None, "CTsl"), session_key("title", "2017", "gulls at work")),
        (Identity(), session_key("title", "2017", "gulls at work")),
    ],
)
def test_the_key_is_made_of_the_best_identifier(known: Identity, key: str) -> None:
    assert known.key(2017, "Gulls at Work") == key


@pytest.mark.parametrize(
    ("reference", "types"),
    [
        ("/type/MAIN%2F+SPECIAL+SESSION", ("MAIN/ SPECIAL SESSION",)),
        ("type/DIGITAL+GENEVA/Lights+%26+Lamps", ("DIGITAL GENEVA", "Lights & Lamps")),
        ("https://x.sched.com/list/descriptions/type/OPEN+FORUM?iframe=no", ("OPEN FORUM",)),
        ("/prototype/x", ()),
        ("/event/CTsl/type", ()),
    ],
)
def test_types_are_those_of_the_link(reference: str, types: tuple[str, ...]) -> None:
    assert types_in(reference) == types


def test_the_filter_by_company_tells_the_kind_of_session() -> None:
    assert company_in("/list/descriptions/company/Capacity-Building+Session") == (
        "Capacity-Building Session"
    )


@pytest.mark.parametrize(
    ("reference", "address"),
    [
        ("hosted_files/a.pdf", "https://igf2017.sched.com/hosted_files/a.pdf"),
        ("/hosted_files/a.pdf", "https://igf2017.sched.com/hosted_files/a.pdf"),
        ("//static.sched.com/a.pdf", "https://static.sched.com/a.pdf"),
        ("http://example.org/a.pdf", "http://example.org/a.pdf"),
        ("javascript:void(0)", None),
        ("#top", None),
        ("", None),
    ],
)
def test_a_link_is_made_whole(reference: str, address: str | None) -> None:
    assert GENEVA.absolute(reference) == address


def test_a_link_of_an_unknown_programme_leads_nowhere() -> None:
    assert PageAddress().absolute("hosted_files/a.pdf") is None
