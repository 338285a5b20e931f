"""All states of an address as a list: RFC 7089, section 5, and the JSON that clients know."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from server.memento.links import LINK_FORMAT, timegate, timemap
from server.memento.mementos import Memento
from server.memento.originals import Original


def as_links(site: str, wanted: Original, found: Sequence[Memento]) -> str:
    """`application/link-format` (RFC 6690), a link a line."""
    return ",\n".join(_links(site, wanted, found)) + "\n"


def _links(site: str, wanted: Original, found: Sequence[Memento]) -> Iterator[str]:
    yield f'<{wanted.address}>;rel="original"'
    span = f'from="{found[0].date}";until="{found[-1].date}"'
    yield f'<{timemap(site, wanted)}>;rel="self";type="{LINK_FORMAT}";{span}'
    yield f'<{timegate(site, wanted)}>;rel="timegate"'
    for place, memento in enumerate(found):
        rel = "first " if place == 0 else ""
        rel += "last " if place == len(found) - 1 else ""
        yield f'<{memento.address}>;rel="{rel}memento";datetime="{memento.date}"'


def as_json(site: str, wanted: Original, found: Sequence[Memento]) -> str:
    """The JSON of the Memento project's own services, with the release of each state."""
    told = {
        "original_uri": wanted.address,
        "timegate_uri": timegate(site, wanted),
        "timemap_uri": {
            "link_format": timemap(site, wanted),
            "json_format": timemap(site, wanted, "json"),
        },
        "mementos": {
            "first": _ends(found[0]),
            "last": _ends(found[-1]),
            "list": [{"datetime": _iso(m), "uri": m.address, "release": m.version} for m in found],
        },
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _ends(memento: Memento) -> dict[str, str | list[str]]:
    return {"datetime": _iso(memento), "uri": [memento.address]}


def _iso(memento: Memento) -> str:
    return f"{memento.moment:%Y-%m-%dT%H:%M:%SZ}"
