"""Answers an engine's challenge: Basic (RFC 7617) or Digest (RFC 7616), whichever it asks for.

Nothing is sent before it is asked for, so that an engine that wants Digest never sees a password.
"""

from __future__ import annotations

import threading
from base64 import b64encode
from dataclasses import dataclass
from urllib.request import (
    HTTPDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    Request,
    parse_http_list,
    parse_keqv_list,
)

from kg.errors import StoreError
from kg.remote.exchange import Call


@dataclass(frozen=True, slots=True, repr=False)
class Credentials:
    """Who we are to the engine; never shown."""

    user: str
    password: str


class Authorizer:
    """Learns an engine's challenge once, and signs each later call with it."""

    def __init__(self, credentials: Credentials) -> None:
        self._credentials = credentials
        passwords = HTTPPasswordMgrWithDefaultRealm()
        self._passwords = passwords
        self._digest = HTTPDigestAuthHandler(passwords)
        self._challenges: dict[str, tuple[str, dict[str, str]]] = {}
        self._lock = threading.Lock()

    def learn(self, call: Call, challenge: str) -> bool:
        """Whether the challenge is one that can be answered."""
        scheme, _, rest = challenge.strip().partition(" ")
        if scheme.casefold() not in {"basic", "digest"}:
            return False
        with self._lock:
            self._challenges[call.place] = (scheme.casefold(), parse_keqv_list(_pairs(rest)))
            self._passwords.add_password(
                None, call.url, self._credentials.user, self._credentials.password
            )
        return True

    def header(self, call: Call) -> str | None:
        """The Authorization header, once the engine has said how it wants it."""
        with self._lock:
            scheme, challenge = self._challenges.get(call.place, ("", {}))
            if scheme == "basic":
                pair = f"{self._credentials.user}:{self._credentials.password}"
                return f"Basic {b64encode(pair.encode()).decode()}"
            if scheme == "digest":
                return f"Digest {self._signed(call, challenge)}"
        return None

    def _signed(self, call: Call, challenge: dict[str, str]) -> str:
        request = Request(call.url, method=call.method)  # noqa: S310 -- it is signed, not opened
        try:
            signed = self._digest.get_authorization(request, challenge)
        except ValueError as error:
            raise StoreError(
                f"it asks for a login that is not known here ({error}); use MD5 or SHA",
                document=call.place,
            ) from error
        if not signed:
            raise StoreError("its login challenge makes no sense; look at it", document=call.place)
        return str(signed)


def _pairs(challenge: str) -> list[str]:
    return [pair for pair in parse_http_list(challenge) if "=" in pair]
