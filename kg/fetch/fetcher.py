"""Fetches one document after the other: asks whether it may, and leaves each host its pause."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from kg import __version__
from kg.errors import KgError, SourceError, StoreError
from kg.fetch.exchange import OK, Answer, Trust, ask
from kg.fetch.hosts import Ip, Resolve, addresses_of, is_public, resolve
from kg.fetch.limits import Limits
from kg.fetch.robots import Rules, rules_of
from kg.fetch.targets import Target, target

NAME = "igf-kg"
CONTACT = re.compile(r"(?:https?://|mailto:)[!-'*-~]{3,200}")
REDIRECTS = frozenset({301, 302, 303, 307, 308})
LATER = frozenset({408, 425, 429})
KEPT = ("content-type", "content-language", "etag", "last-modified")


@dataclass(frozen=True, slots=True)
class Fetched:
    """A document as the web gave it.

    address: as asked. final_address: of the answer, after redirects. content: its bytes without
    compression, and sha256 their hex digest. retrieved: ISO time in UTC. media_type: without
    parameters, in lower case. headers: by lower-case name, only those that tell versions apart.
    """

    address: str
    final_address: str
    content: bytes
    sha256: str
    retrieved: str
    media_type: str | None
    headers: Mapping[str, str]


@dataclass(slots=True)
class Fetcher:
    """What one run knows of the sites that it asks; use one for all addresses of a run.

    contact: an address at which a site's keeper finds us, told to every site. allowed: which
    addresses may be asked; only tests give another than that of the public internet. trust: makes
    what checks certificates.
    """

    contact: str | None = None
    limits: Limits = field(default_factory=Limits)
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    resolver: Resolve = resolve
    allowed: Callable[[Ip], bool] = is_public
    trust: Trust = ssl.create_default_context
    rules: dict[str, Rules] = field(default_factory=dict)
    next_turn: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.contact is not None and not CONTACT.fullmatch(self.contact):
            raise StoreError(
                f"{self.contact!r} is no address at which a site's keeper finds you; give one such"
                " as https://example.org/contact or mailto:me@example.org"
            )

    @property
    def agent(self) -> str:
        """How we name ourselves."""
        name = f"{NAME}/{__version__}"
        return f"{name} (+{self.contact})" if self.contact else name

    def fetch(self, address: str, fetched_at: dt.datetime) -> Fetched:
        """See the function `fetch`."""
        asked, answer = self._followed(target(address, self.limits.ports))
        _refuse_status(asked, answer)
        kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
        return Fetched(
            address=address,
            final_address=asked.address,
            content=answer.content,
            sha256=hashlib.sha256(answer.content).hexdigest(),
            retrieved=fetched_at.astimezone(dt.UTC).isoformat(timespec="seconds"),
            media_type=kind or None,
            headers={name: answer.headers[name] for name in KEPT if name in answer.headers},
        )

    def _followed(self, first: Target) -> tuple[Target, Answer]:
        asked = first
        for _ in range(self.limits.redirects + 1):
            self._refuse_disallowed(asked)
            answer = self._asked(asked)
            onward = _onward(asked, answer, self.limits)
            if onward is None:
                return asked, answer
            asked = onward
        raise SourceError(
            f"more than {self.limits.redirects} redirects; give the address that they end at",
            document=first.address,
        )

    def _asked(self, asked: Target, pause: float = 0.0) -> Answer:
        """One answer, after the host's turn has come."""
        addresses = addresses_of(asked.host, asked.port, self.resolver, self.allowed)
        self._wait(asked.host, max(pause, self._pause(asked)))
        return ask(asked, addresses, self.agent, self.limits, self.trust)

    def _wait(self, host: str, pause: float) -> None:
        wait = self.next_turn.get(host, 0.0) - self.clock()
        if wait > 0:
            self.sleep(wait)
        self.next_turn[host] = self.clock() + pause

    def _pause(self, asked: Target) -> float:
        known = self.rules.get(asked.origin)
        stated = known.pause(NAME) if known else 0.0
        return max(self.limits.pause, stated)

    def _refuse_disallowed(self, asked: Target) -> None:
        """SourceError where the site's robots.txt does not let us, or asks for endless patience."""
        rules = self._rules(asked)
        if rules.found is None:
            raise StoreError(
                f"the site could not give its robots.txt ({rules.why}), so nothing of it is asked;"
                " try again later, or save the document by hand",
                document=asked.address,
            )
        if not rules.allow(asked.address, NAME):
            raise SourceError(
                "the site's robots.txt asks programs to leave this address alone; save the document"
                " by hand, and give the file",
                document=asked.address,
            )
        if rules.pause(NAME) > self.limits.longest_pause:
            raise SourceError(
                f"the site asks for {rules.pause(NAME):.0f} seconds between two requests; save the"
                " document by hand, and give the file",
                document=asked.address,
            )

    def _rules(self, asked: Target) -> Rules:
        if asked.origin not in self.rules:
            self.rules[asked.origin] = self._robots(asked)
            stated = min(self._pause(asked), self.limits.longest_pause)
            self.next_turn[asked.host] = max(
                self.next_turn.get(asked.host, 0.0), self.clock() + stated
            )
        return self.rules[asked.origin]

    def _robots(self, asked: Target) -> Rules:
        """The rules of a site.

        A host that may not be asked at all is told so, and not that it has no robots.txt.
        """
        addresses_of(asked.host, asked.port, self.resolver, self.allowed)
        asked = Target(asked.scheme, asked.host, asked.port, "/robots.txt")
        try:
            for _ in range(self.limits.redirects + 1):
                answer = self._asked(asked)
                onward = _onward(asked, answer, self.limits)
                if onward is None:
                    return rules_of(answer)
                asked = onward
        except KgError as error:
            return Rules(None, error.what.partition(";")[0])
        return Rules(None, "it redirects without end")


def fetch(address: str, fetched_at: dt.datetime, fetcher: Fetcher | None = None) -> Fetched:
    """The document at a web address, as `kg import ADDRESS --fetch` takes it.

    fetched_at: aware; recorded as the time of retrieval. fetcher: the one of this run, so that its
    pauses hold over all addresses. Nothing is written: the caller keeps `content`, whose digest is
    `sha256`, and reads it with `Given(address=final_address, retrieved=retrieved)`.

    Raises SourceError for an address that is not to be fetched (its form, robots.txt, a host that
    is not public, an answer too large, 4xx), and StoreError where the network or the site fails
    and a later try may do (5xx, 429, too slow, cut off).
    """
    return (fetcher or Fetcher()).fetch(address, fetched_at)


def _onward(asked: Target, answer: Answer, limits: Limits) -> Target | None:
    """Where a redirect leads; None for an answer that is none."""
    location = answer.headers.get("location")
    if answer.status not in REDIRECTS or location is None:
        return None
    onward = asked.joined(location, limits.ports)
    if (asked.scheme, onward.scheme) == ("https", "http"):
        raise SourceError(
            f"the site redirects from https to {onward.address}, where others could change what is"
            " sent; give that address if you trust it",
            document=asked.address,
        )
    return onward


def _refuse_status(asked: Target, answer: Answer) -> None:
    if answer.status == OK:
        return
    if answer.status >= 500 or answer.status in LATER:
        raise StoreError(
            f"the site answers {answer.status}; try again later", document=asked.address
        )
    what = "there is nothing" if answer.status in (404, 410) else "the document is not given"
    raise SourceError(
        f"{what}: the site answers {answer.status}; check the address in a browser",
        document=asked.address,
    )
