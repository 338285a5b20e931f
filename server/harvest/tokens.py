"""Resumption tokens (section 3.5): they hold all that is needed to go on, so nothing is kept here.

A list is gone on with after the last record that was given, by datestamp and path. So a token stays
right when another build takes the place of this one: what is as it was stands where it stood, and
what has changed comes at the end. Whoever makes a token by hand gets what they could ask for.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from server.harvest import moments
from server.harvest.faults import refused
from server.harvest.repository import Place

CHECKED = 8
MOST = 10_000_000
FORM = 1


@dataclass(frozen=True, slots=True)
class Token:
    """Where a list goes on. values: what was asked at its beginning. given: how many were given.

    ledger: whether records had datestamps of their own; if not so any more, or only now, the order
    is another.
    """

    verb: str
    values: Mapping[str, str]
    place: Place
    given: int
    ledger: bool


def written(token: Token) -> str:
    """The token as a harvester gives it back."""
    stamp, path = token.place
    told = [
        FORM,
        token.verb,
        dict(sorted(token.values.items())),
        moments.written(stamp),
        path,
        token.given,
        token.ledger,
    ]
    content = json.dumps(told, separators=(",", ":"), ensure_ascii=False).encode()
    return base64.urlsafe_b64encode(_check(content) + content).decode().rstrip("=")


def read(text: str, verb: str) -> Token:
    """The token; raises RefusedError for anything that is not one of ours for this verb."""
    try:
        padded = text.encode("ascii") + b"=" * (-len(text) % 4)
        whole = base64.b64decode(padded, altchars=b"-_", validate=True)
        check, content = whole[:CHECKED], whole[CHECKED:]
        if check != _check(content):
            raise ValueError("its check sum is another")
        form, of, values, stamp, path, given, ledger = json.loads(content)
    except (ValueError, TypeError, RecursionError) as error:
        raise _bad() from error
    moment = moments.read(stamp) if isinstance(stamp, str) else None
    if moment is None or (form, of) != (FORM, verb) or not _is_text(values, path):
        raise _bad()
    if not isinstance(given, int) or not 0 < given <= MOST or not isinstance(ledger, bool):
        raise _bad()
    return Token(verb, values, (moment, path), given, ledger)


def _is_text(values: object, path: object) -> bool:
    if not isinstance(values, dict) or not isinstance(path, str):
        return False
    return all(isinstance(one, str) for pair in values.items() for one in pair)


def _check(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()[:CHECKED]


def _bad() -> Exception:
    return refused("badResumptionToken", "this token is none of ours; begin the list anew")
