"""A web address taken apart and found fit to be asked: http or https, no user, a usual port."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from kg.errors import SourceError

LONGEST = 4096
USUAL_PORTS = {"http": 80, "https": 443}
UNSEEN = re.compile(r"[\x00-\x20\x7f]")
KEPT = "/%:@!$&'()*+,;=~-._"


@dataclass(frozen=True, slots=True)
class Target:
    """scheme, host in ASCII, port, and the path with its query, as a request needs them."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """`https://example.org`, with the port where it is not the usual one."""
        return f"{self.scheme}://{self.authority}"

    @property
    def authority(self) -> str:
        """The host as the Host header has it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == USUAL_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def address(self) -> str:
        """The whole address, without a fragment."""
        return f"{self.origin}{self.path}"

    def joined(self, location: str, ports: frozenset[int]) -> Target:
        """Where a redirect from here leads."""
        if UNSEEN.search(location.strip()):
            raise _fault("the site redirects to what is no address", self.address)
        try:
            onward = urljoin(self.address, location.strip())
        except ValueError as error:
            raise _fault("the site redirects to what is no address", self.address) from error
        return target(onward, ports)


def target(address: str, ports: frozenset[int]) -> Target:
    """SourceError for an address that is not fetched, with the reason."""
    if len(address) > LONGEST or UNSEEN.search(address):
        raise _fault("no web address: too long, or with a blank in it", address[:LONGEST])
    parts = _split(address)
    if parts.scheme not in USUAL_PORTS:
        raise _fault("only http and https addresses are fetched", address)
    if "@" in parts.netloc:
        # The user's secret is not repeated in the message.
        raise _fault("a user name or password in an address is never sent", "the address")
    port = _port(parts, address)
    if port not in ports:
        raise _fault(
            f"port {port} is not asked, only {', '.join(map(str, sorted(ports)))}", address
        )
    path = quote(parts.path or "/", safe=KEPT)
    query = f"?{quote(parts.query, safe=KEPT + '?')}" if parts.query else ""
    return Target(parts.scheme, _host(parts, address), port, path + query)


def _split(address: str) -> SplitResult:
    try:
        return urlsplit(address)
    except ValueError as error:
        raise _fault(f"no web address ({error})", address) from error


def _port(parts: SplitResult, address: str) -> int:
    try:
        return USUAL_PORTS[parts.scheme] if parts.port is None else parts.port
    except ValueError as error:
        raise _fault("the port is no number of a port", address) from error


def _host(parts: SplitResult, address: str) -> str:
    host = (parts.hostname or "").rstrip(".")
    if ":" in host and "%" not in host:
        return host
    try:
        plain = host.encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise _fault("the host is no name of a host", address) from error
    if not re.fullmatch(r"[a-z0-9_.-]+", plain):
        raise _fault("the host is no name of a host", address)
    return plain


def _fault(what: str, address: str) -> SourceError:
    return SourceError(f"{what}; save the document by hand, and give the file", document=address)
