"""The links of RFC 7089, section 2.2: from an address to its states and back, in a Link header."""

from __future__ import annotations

from collections.abc import Sequence

from server.memento.mementos import Memento
from server.memento.originals import Original

LINK_FORMAT = "application/link-format"


def timegate(site: str, wanted: Original) -> str:
    """Where a state is found by its date."""
    return f"{site}timegate/{wanted.address}"


def timemap(site: str, wanted: Original, form: str = "link") -> str:
    """Where all states are listed."""
    return f"{site}timemap/{form}/{wanted.address}"


def of_original(site: str, wanted: Original) -> str:
    """What the present state of an address carries: nothing has to be looked up for it."""
    return (
        f'<{wanted.address}>; rel="original",'
        f' <{timegate(site, wanted)}>; rel="timegate",'
        f' <{timemap(site, wanted)}>; rel="timemap"; type="{LINK_FORMAT}"'
    )


def of_timegate(
    site: str, wanted: Original, found: Sequence[Memento], chosen: Memento | None
) -> str:
    """What a TimeGate carries with its answer; chosen: where it leads."""
    told = f'<{wanted.address}>; rel="original", <{timemap(site, wanted)}>; rel="timemap"'
    told += f'; type="{LINK_FORMAT}"'
    return ", ".join((told, *around(found, chosen)))


def of_memento(site: str, wanted: Original, found: Sequence[Memento], here: Memento) -> str:
    """What a state carries: its original, and the states around it."""
    return ", ".join((of_original(site, wanted), *around(found, here)))


def around(found: Sequence[Memento], here: Memento | None) -> tuple[str, ...]:
    """The first and the last state, this one, and those before and after it."""
    if not found:
        return ()
    rels: dict[Memento, list[str]] = {}
    rels.setdefault(found[0], []).append("first")
    rels.setdefault(found[-1], []).append("last")
    if here is not None:
        place = found.index(here)
        rels.setdefault(here, [])
        if place > 0:
            rels.setdefault(found[place - 1], []).append("prev")
        if place + 1 < len(found):
            rels.setdefault(found[place + 1], []).append("next")
    return tuple(
        f'<{memento.address}>; rel="{" ".join((*rels[memento], "memento"))}";'
        f' datetime="{memento.date}"'
        for memento in found
        if memento in rels
    )
