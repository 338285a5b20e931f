from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from server.bounded_cache import BoundedCache


def test_the_longest_unused_makes_room() -> None:
    cache: BoundedCache[bytes] = BoundedCache(len, 4, 6)
    cache.put("a", b"12")
    cache.put("b", b"12")
    assert cache.get("a") == b"12"
    cache.put("c", b"1234")
    assert [cache.get(key) for key in "abc"] == [b"12", None, b"1234"]
    assert (cache.bytes, cache.hits, cache.misses) == (6, 3, 1)


def test_what_is_too_large_is_not_kept() -> None:
    cache: BoundedCache[bytes] = BoundedCache(len, 3, 100)
    cache.put("a", b"1234")
    assert (cache.get("a"), cache.bytes) == (None, 0)


def test_what_is_forgotten_is_gone() -> None:
    cache: BoundedCache[bytes] = BoundedCache(len, 3)
    cache.put("a", b"123")
    cache.clear()
    assert (cache.get("a"), cache.bytes) == (None, 0)


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(0, 9))))
def test_it_never_holds_more_than_its_bound_and_never_another_value(
    puts: list[tuple[str, int]],
) -> None:
    cache: BoundedCache[bytes] = BoundedCache(len, 6, 20)
    last: dict[str, bytes] = {}
    for key, size in puts:
        if cache.get(key) is None and size <= 6:
            last[key] = bytes(size)
        cache.put(key, bytes(size))
        assert cache.bytes <= 20
    for key, value in last.items():
        assert cache.get(key) in (None, value)
