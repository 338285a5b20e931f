"""Links in the three shapes that programs read: a header, and the two media types of RFC 9264."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from werkzeug.urls import iri_to_uri

from server.signposting import Link


def as_header(links: Iterable[Link]) -> str:
    """The value of one Link header (RFC 8288), whose links all start from what carries it."""
    return ", ".join("; ".join(_parameters(link)) for link in links)


def as_text(links: Iterable[Link]) -> str:
    """`application/linkset` (RFC 9264, section 4.1): each link with its anchor, on its own line."""
    lines = (
        "\n  ; ".join((*_parameters(link), f'anchor="{iri_to_uri(link.anchor)}"')) for link in links
    )
    return " ,\n".join(lines) + "\n"


def as_json(links: Iterable[Link]) -> str:
    """`application/linkset+json` (RFC 9264, section 4.2): by anchor, then by relation.

    An attribute that the RFC does not know, such as the profile, has a list of values there.
    """
    contexts: dict[str, dict[str, list[dict[str, str | list[str]]]]] = {}
    for link in links:
        target: dict[str, str | list[str]] = {"href": link.href}
        if link.type is not None:
            target["type"] = link.type
        if link.profile is not None:
            target["profile"] = [link.profile]
        contexts.setdefault(link.anchor, {}).setdefault(link.rel, []).append(target)
    told = [{"anchor": anchor, **relations} for anchor, relations in contexts.items()]
    return json.dumps({"linkset": told}, ensure_ascii=False, indent=1) + "\n"


def _parameters(link: Link) -> Iterator[str]:
    # No IRI has angle brackets or quotation marks in it; a URI has nothing beyond ASCII either.
    yield f"<{iri_to_uri(link.href)}>"
    yield f'rel="{link.rel}"'
    if link.type is not None:
        yield f'type="{link.type}"'
    if link.profile is not None:
        yield f'profile="{iri_to_uri(link.profile)}"'
