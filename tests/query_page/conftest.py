"""The query page on the project's own data, in a browser that tells what it does not like."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from on_loopback import serving
from playwright.sync_api import Browser, ConsoleMessage, Page

from server.app import create_app
from server.settings import Settings

WATCH = """
addEventListener("securitypolicyviolation", (event) => {
  console.error(`stopped by the policy: ${event.violatedDirective}`);
});
"""
# A browser writes this of every answer that is a fault, however well a script takes it.
OF_A_FAULT = "Failed to load resource: the server responded with a status of"


# Without slots, since Playwright marks the object whose method it calls.
@dataclass
class Watched:
    """A page, and what the browser had to say against it. address: of the query page."""

    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)

    def hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not message.text.startswith(OF_A_FAULT):
            self.complaints.append(message.text)


@pytest.fixture(scope="session")
def site(built: Path) -> Iterator[str]:
    with serving(create_app(Settings(out=built))) as address:
        yield address


@pytest.fixture
def with_script(chromium: Browser, site: str, project_root: Path) -> Iterator[Watched]:
    """A new tab; a test that leaves complaints has failed."""
    if not (project_root / "server" / "static" / "built" / "query.js").is_file():
        pytest.skip("the editor of the query page is not built: `make assets` builds it")
    context = chromium.new_context()
    context.add_init_script(WATCH)
    watched = Watched(context.new_page(), f"{site}/sparql")
    watched.page.on("console", watched.hear)
    watched.page.on("pageerror", lambda error: watched.complaints.append(str(error)))
    yield watched
    context.close()
    assert watched.complaints == []


@pytest.fixture
def without_script(chromium: Browser, site: str) -> Iterator[Watched]:
    context = chromium.new_context(java_script_enabled=False)
    yield Watched(context.new_page(), f"{site}/sparql")
    context.close()
