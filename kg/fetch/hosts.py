"""From a host's name to addresses of the public internet; any other is refused.

Every address of a host is checked, and the connection goes to a checked one, so that a name which
leads elsewhere a moment later gains nothing.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from kg.errors import SourceError, StoreError

Ip = IPv4Address | IPv6Address
Resolve = Callable[[str, int], Sequence[str]]

NAT64 = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))
COMPATIBLE = IPv6Network("::/96")
# Not public, and not known as such to every Python that we run on.
RESERVED = (IPv4Network("192.0.0.0/24"), IPv6Network("fec0::/10"))
# A cloud's own service for its machines, at an address that is public by its number.
OF_CLOUDS = frozenset({IPv4Address("168.63.129.16")})


def is_public(address: Ip) -> bool:
    """Whether anybody on the internet could reach it, whatever IPv4 address it has inside."""
    if address in OF_CLOUDS or not address.is_global:
        return False
    if any(address in network for network in RESERVED):
        return False
    if address.is_multicast or address.is_reserved or address.is_unspecified:
        return False
    return all(is_public(inner) for inner in _inside(address))


def _inside(address: Ip) -> Iterator[IPv4Address]:
    """The IPv4 addresses that an IPv6 one stands for, by any of the ways to write one in it."""
    if isinstance(address, IPv4Address):
        return
    if address.ipv4_mapped is not None:
        yield address.ipv4_mapped
    if address.sixtofour is not None:
        yield address.sixtofour
    if address.teredo is not None:
        yield from address.teredo
    if address in COMPATIBLE or any(address in network for network in NAT64):
        yield IPv4Address(int(address) & 0xFFFFFFFF)


def resolve(host: str, port: int) -> Sequence[str]:
    """What the system says; StoreError where it knows no such host."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise StoreError(
            "no such host is known; check the address and the connection", document=host
        ) from error
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def addresses_of(
    host: str, port: int, resolver: Resolve, allowed: Callable[[Ip], bool]
) -> list[str]:
    """All addresses of a host; SourceError where even one of them is not allowed."""
    found = [ip_address(text.partition("%")[0]) for text in resolver(host, port)]
    inner = next((address for address in found if not allowed(address)), None)
    if inner is not None:
        raise SourceError(
            f"the host leads to {inner}, which is no address of the public internet, and others are"
            " never asked; save the document by hand, and give the file",
            document=host,
        )
    if not found:
        raise StoreError("no such host is known; check the address", document=host)
    return [str(address) for address in found]
