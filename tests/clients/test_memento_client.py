"""The Memento project's own client finds its way through time here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from memento_client import MementoClient
from on_loopback import serving
from small_releases import three_releases

from server.app import create_app
from server.command import free_port


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site whose addresses are those that it is served under."""
    port = free_port("127.0.0.1", 0)
    base = f"http://127.0.0.1:{port}/"
    app = create_app(three_releases(tmp_path_factory.mktemp("released"), base))
    with serving(app, port=port):
        yield base


@pytest.fixture
def client() -> Iterator[MementoClient]:
    found = MementoClient()
    yield found
    found.session.close()


def test_it_finds_the_timegate_and_the_state_of_a_day(base: str, client: MementoClient) -> None:
    original = f"{base}doc/org/x"
    found = client.get_memento_info(original, dt.datetime(2030, 2, 1))
    assert found["original_uri"] == original
    assert found["timegate_uri"] == f"{base}timegate/{original}"
    states = {rel: (state["uri"], state["datetime"]) for rel, state in found["mementos"].items()}
    first, second, last = (f"{base}release/2030.{n}/doc/org/x" for n in (1, 2, 3))
    assert states == {
        "closest": ([first], dt.datetime(2030, 1, 10)),
        "first": ([first], dt.datetime(2030, 1, 10)),
        "next": ([second], dt.datetime(2030, 2, 10)),
        "last": ([last], dt.datetime(2030, 2, 10, 0, 0, 1)),
    }
    assert found["mementos"]["closest"]["http_status_code"] == 200


def test_it_takes_a_memento_for_one_and_finds_its_original(
    base: str, client: MementoClient
) -> None:
    memento = f"{base}release/2030.2/doc/org/x"
    assert client.is_memento(memento, session=client.session)
    assert not client.is_memento(f"{base}doc/org/x", session=client.session)
    assert client.is_timegate(f"{base}timegate/{base}doc/org/x", session=client.session)
    found = client.get_memento_info(memento, dt.datetime(2031, 1, 1))
    assert found["original_uri"] == f"{base}doc/org/x"
    assert found["mementos"]["closest"]["uri"] == [f"{base}release/2030.3/doc/org/x"]


def test_it_follows_the_name_of_a_thing_through_its_redirects(
    base: str, client: MementoClient
) -> None:
    found = client.get_memento_info(f"{base}id/org/x", dt.datetime(2030, 1, 15))
    # A browser is led to the page of the thing, whose states it then asks for.
    assert found["timegate_uri"] == f"{base}timegate/{base}doc/org/x"
    assert found["mementos"]["closest"]["datetime"] == dt.datetime(2030, 1, 10)


def test_it_finds_nothing_of_what_was_in_no_release(base: str, client: MementoClient) -> None:
    found = client.get_memento_info(f"{base}doc/org/new", dt.datetime(2030, 1, 15))
    assert "mementos" not in found
