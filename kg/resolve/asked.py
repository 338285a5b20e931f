"""Which entity or session a person means by an id, an address or a mention."""

from __future__ import annotations

import re

from kg.errors import QueryError
from kg.resolve.resolution import Resolution
from kg.resolve.sessions import Session

_OPAQUE = re.compile(r"[posm][0-9a-z]{10}")


def key_of(asked: str) -> str:
    """What an address names: `p…`, `o…`, `s…`, `m…` or `2017/ws15`; anything else as it is."""
    _, found, path = asked.strip().partition("/id/")
    if not found:
        return asked.strip()
    kind, _, rest = path.partition("/")
    return rest.lower() if kind == "session" else rest


def session_of(resolution: Resolution, key: str) -> Session | None:
    """The session of a key such as `2017/ws15`."""
    wanted = key.lower()
    return next((s for s in resolution.sessions if str(s.key) == wanted), None)


def entity_of(resolution: Resolution, key: str) -> str:
    """The id that stands today for an entity's id or a mention.

    Raises QueryError for what is not known, with what to do.
    """
    if not _OPAQUE.fullmatch(key):
        raise QueryError(
            f"{key!r} is no id; give that of a person (p…), a body (o…), a mention (s… or m…)"
            " or a session such as 2017/ws15, or the address of its page"
        )
    for gone in resolution.withdrawn:
        if gone.id == key:
            raise QueryError(
                f"{key} was withdrawn on {gone.date} ({gone.reason}); it is told no more"
            )
    for naming in (resolution.people, resolution.organizations):
        if key in naming.by_mention:
            return naming.by_mention[key]
        if key in naming.merged:
            return naming.merged[key]
        if key in naming.by_mention.values():
            return key
    raise QueryError(_unknown(resolution, key))


def _unknown(resolution: Resolution, key: str) -> str:
    if key in resolution.people.orphans or key in resolution.organizations.orphans:
        return (
            f"{key} is registered, but no document in the data bears it out any more;"
            " bring its document back, or look into data/register/mentions.tsv"
        )
    said = (*(s.key for group in resolution.statements.values() for s in group),)
    if key in said or key in resolution.revised:
        return f"{key} names nobody well enough to be taken for a person; see its page"
    return f"{key} is not in the data; copy the id from a page of the server or from `kg query`"
