"""A key for a part of the graph: the same for the same function with equal arguments.

The arguments are records: frozen, without cycles, equal where their fields are. Each is written out
whole, never as a reference to one written before, so that the bytes depend on the values alone.
Where an order is not settled, such as in a set within a tuple, the key may differ for equal values;
then a part is made again that need not have been, and nothing is wrong.
"""

from __future__ import annotations

import hashlib
import io
import pickle
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import Enum
from operator import attrgetter
from typing import Any

from kg.graph.parts import Part

PROTOCOL = 5
LENGTH = 20
_FOUND: dict[type, Callable[[object], tuple[object, ...]] | None] = {}


def key_of(part: Part) -> bytes:
    """The key of a part."""
    return digest_of(part.make.__module__, part.make.__qualname__, part.given)


def digest_of(*values: object) -> bytes:
    """A digest of records and what they are made of."""
    written = io.BytesIO()
    _Writer(written).dump(values)
    return hashlib.sha256(written.getbuffer()).digest()[:LENGTH]


class _Writer(pickle.Pickler):
    """Writes values to be compared, never to be read back."""

    def __init__(self, file: io.BytesIO) -> None:
        super().__init__(file, PROTOCOL)
        self.fast = True

    def reducer_override(self, value: Any) -> Any:
        """A record as its class and its fields, an enum's member as its value."""
        if isinstance(value, Enum):
            return _written, (type(value).__qualname__, value.value)
        values = _values_of(type(value))
        return NotImplemented if values is None else (_written, tuple(map(_settled, values(value))))


def _values_of(kind: type) -> Callable[[object], tuple[object, ...]] | None:
    """What gives the values of a record of this kind; None for what is no record."""
    if kind not in _FOUND:
        names = [field.name for field in fields(kind)] if is_dataclass(kind) else []
        # Asked for one name alone, it would give no tuple.
        _FOUND[kind] = attrgetter(*names, "__class__.__qualname__") if names else None
    return _FOUND[kind]


def _settled(value: object) -> object:
    return ("set", *sorted(value, key=str)) if isinstance(value, frozenset) else value


def _written(*_: object) -> None:
    """Stands for the making of a record in what is written; nothing is ever made of that."""
