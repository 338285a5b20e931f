from __future__ import annotations

import pytest

from server.clients import client_of


@pytest.mark.parametrize(
    ("address", "client"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", "local"),
        (None, "local"),
        ("unix:", "local"),
        ("1.2.3.4, 5.6.7.8", "local"),
    ],
)
def test_a_client_is_an_address_or_a_household(address: str | None, client: str) -> None:
    assert client_of(address) == client
