"""Another endpoint, and a connection to it that cannot lead anywhere else."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from kg.errors import KgError
from kg.fetch.hosts import Resolve, is_public

Connect = Callable[[str, int, float], socket.socket]
Trust = Callable[[], ssl.SSLContext]
USUAL_PORTS = {"http": 80, "https": 443}


class UnreachableError(KgError):
    """The other endpoint cannot be asked, or does not answer as it should."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """scheme, host and port; path with its query; authority as the Host header has it."""

    address: str
    scheme: str
    host: str
    port: int
    path: str
    authority: str


def endpoint(address: str) -> Endpoint:
    """An address of the allow-list, taken apart."""
    parts = urlsplit(address)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    port = parts.port or USUAL_PORTS[parts.scheme]
    return Endpoint(address, parts.scheme, parts.hostname or "", port, path, parts.netloc)


def connect(address: str, port: int, timeout: float) -> socket.socket:
    """A connection to an address that has been checked."""
    return socket.create_connection((address, port), timeout)


def opened(
    asked: Endpoint, resolve: Resolve, connect: Connect, trust: Trust, timeout: float
) -> socket.socket:
    """A connection to one of its public addresses; its name is looked up once, and only here."""
    failure: Exception | None = None
    for address in _addresses(asked, resolve):
        try:
            plain = connect(address, asked.port, timeout)
        except OSError as error:
            failure = error
            continue
        return plain if asked.scheme == "http" else _secured(plain, asked, trust())
    raise UnreachableError(f"<{asked.address}> takes no connection; try again later") from failure


def _addresses(asked: Endpoint, resolve: Resolve) -> list[str]:
    try:
        found = [ip_address(text.partition("%")[0]) for text in resolve(asked.host, asked.port)]
    except (KgError, OSError, ValueError) as error:
        raise UnreachableError(f"<{asked.address}> has no known host; look at its name") from error
    if not found:
        raise UnreachableError(f"<{asked.address}> has no known host; look at its name")
    if not all(map(is_public, found)):
        # Which one is not said: that would tell about the network that we stand in.
        raise UnreachableError(
            f"<{asked.address}> leads to an address that is not of the public internet, and such"
            " are never asked; name an endpoint that is"
        )
    return [str(address) for address in found]


def _secured(plain: socket.socket, asked: Endpoint, context: ssl.SSLContext) -> socket.socket:
    try:
        return context.wrap_socket(plain, server_hostname=asked.host)
    except OSError as error:
        with suppress(OSError):
            plain.close()
        raise UnreachableError(
            f"<{asked.address}> cannot show that it is who it says; tell its keeper"
        ) from error
