from __future__ import annotations

from dataclasses import replace

import pytest

from server.harvest import formats, lists


@pytest.fixture
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers of two records."""
    small = {prefix: replace(form, page=2) for prefix, form in formats.FORMATS.items()}
    monkeypatch.setattr(lists, "FORMATS", small)
