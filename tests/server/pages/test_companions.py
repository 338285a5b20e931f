"""Who was in the same sessions, where documents list both as planned or as having been there."""

from __future__ import annotations

from server.pages.companions import Companion, companions
from server.pages.sheets import Sheet
from server.pages.values import Lens, Value

WS15 = Value("Multistakeholder Collaborations in Cybersecurity Response", "/doc/session/2017/ws15")
MUGISHA = Value("Charles Mugisha", "/doc/person/p4c8rd")
RO = Value("Jong Hyuk Ro", "/doc/person/p2j5hn")
YI = Value("Wan S. Yi", "/doc/person/p7k3m9")


def test_a_person_had_whoever_was_there_or_was_to_be(lens: Lens) -> None:
    found = companions(lens, f"{lens.store.base}id/person/p7k3m9")
    # Ro stands in the programme alone; the speaker who withdrew is nobody's companion.
    assert found == Sheet(
        (Companion(MUGISHA, (WS15,), 1), Companion(RO, (WS15,), 0)), total=2, number=1, last=1
    )


def test_both_sides_tell_the_same(lens: Lens) -> None:
    found = companions(lens, f"{lens.store.base}id/person/p4c8rd")
    assert found is not None
    assert found.rows == (Companion(RO, (WS15,), 0), Companion(YI, (WS15,), 1))


def test_a_sheet_has_some_and_counts_all(lens: Lens) -> None:
    found = companions(lens, f"{lens.store.base}id/person/p7k3m9", number=2, most=1)
    assert found == Sheet((Companion(RO, (WS15,), 0),), total=2, number=2, last=2)


def test_a_body_alone_in_its_session_has_none_and_a_session_is_no_party(lens: Lens) -> None:
    assert companions(lens, f"{lens.store.base}id/org/o9ki") == Sheet((), 0, 1, 1)
    assert companions(lens, f"{lens.store.base}id/session/2017/ws15") is None
