"""A client's address, cut so that it names a network and not a household."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address, ip_network

KEPT = {4: 24, 6: 48}
"""Bits that are kept, by version of the protocol."""


def prefix(address: str) -> str | None:
    """The network of an address: 192.0.2.0/24, 2001:db8:1::/48; None for what is no address."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return None
    if isinstance(found, IPv6Address) and found.ipv4_mapped is not None:
        found = found.ipv4_mapped
    return str(ip_network((found, KEPT[found.version]), strict=False))
