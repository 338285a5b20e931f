"""Where W3C's tests are, on a machine that has them."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[3] / "shared" / "conformance"


def folder(name: str) -> Path:
    """A folder of W3C's tests; the module that asks is skipped where it is absent."""
    found = SHARED / name
    if not (found / "manifest.ttl").is_file():
        pytest.skip(
            f"W3C's tests are not here: there is no shared/conformance/{name} beside the project",
            allow_module_level=True,
        )
    return found
