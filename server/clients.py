"""Whom a request is counted for: an address, or the network that one household has of IPv6."""

from __future__ import annotations

from functools import lru_cache
from ipaddress import IPv6Address, ip_address, ip_network

HOUSEHOLD = 64


@lru_cache(maxsize=4096)
def client_of(address: str | None) -> str:
    """The key of a client; an address that is none, as of a local socket, counts as one client."""
    try:
        found = ip_address((address or "").partition("%")[0])
    except ValueError:
        return "local"
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped is not None:
            return str(found.ipv4_mapped)
        return str(ip_network((found, HOUSEHOLD), strict=False))
    return str(found)
