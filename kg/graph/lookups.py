"""What a part of the graph may look up, and nothing beyond: any other question is a fault."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NoReturn, TypeVar

from kg.errors import ModelError

Value = TypeVar("Value")


def _refuse(what: object) -> NoReturn:
    raise ModelError(f"{what} is asked for, and not given; give it to the part of the graph")


class Told(Mapping[str, Value]):
    """A mapping that knows which keys it was told of; one whose value is None is not in it."""

    def __init__(self, pairs: Iterable[tuple[str, Value | None]]) -> None:
        self._pairs = dict(pairs)

    def __getitem__(self, key: str) -> Value:
        if key not in self._pairs:
            _refuse(key)
        value = self._pairs[key]
        if value is None:
            raise KeyError(key)
        return value

    def __iter__(self) -> Iterator[str]:
        return (key for key, value in self._pairs.items() if value is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class ToldSet(frozenset[str]):
    """A set that knows of which keys it was told whether they are in it."""

    told: frozenset[str]

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, bool]]) -> ToldSet:
        """A set of the keys that go with True."""
        every = dict(pairs)
        found = cls(key for key, is_in in every.items() if is_in)
        found.told = frozenset(every)
        return found

    def __contains__(self, key: object) -> bool:
        if key not in self.told:
            _refuse(key)
        return super().__contains__(key)

    def issuperset(self, other: Iterable[object]) -> bool:
        """Whether all of the others are in it."""
        return all(key in self for key in other)


class Hidden:
    """Stands for what no part may look at, since it is of the whole."""

    def _refused(self, *_: object) -> NoReturn:
        _refuse("what is of the whole graph")

    __iter__ = __len__ = __bool__ = __getitem__ = __contains__ = _refused

    def __getattr__(self, name: str) -> NoReturn:
        if name.startswith("__"):
            raise AttributeError(name)
        _refuse(name)


HIDDEN: Any = Hidden()
