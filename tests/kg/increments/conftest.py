from __future__ import annotations

from collections.abc import Iterator

import pytest
from continued import drawn

from kg.pictures import kept as pictures


@pytest.fixture(autouse=True, scope="package")
def _drawn_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pictures, "svg", drawn)
        yield
