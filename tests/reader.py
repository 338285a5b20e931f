"""A reader's tab in a browser that tells what it has against the pages in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response

WATCH = """
addEventListener("securitypolicyviolation", (event) => {
  console.error(`stopped by the policy: ${event.violatedDirective} ${event.blockedURI}`);
});
"""
OF_A_FAULT = "Failed to load resource: the server responded with a status of"
"""What a browser writes of a page that is a fault; of all else that lacks, `saw` tells more."""


@dataclass(eq=False)
class Reader:
    """A tab on the site at an address."""

    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        """Goes to a page of the site."""
        self.page.goto(f"{self.address}{path}")

    def heard(self) -> list[str]:
        """What was complained of since this was asked last."""
        found, self.complaints[:] = list(self.complaints), []
        return found

    def hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not message.text.startswith(OF_A_FAULT):
            self.complaints.append(message.text)

    def saw(self, response: Response) -> None:
        if response.status >= 400 and not response.request.is_navigation_request():
            self.complaints.append(f"{response.status} {response.url}")

    def missed(self, request: Request) -> None:
        # A tab that goes on to another page gives up what it was still fetching.
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"{request.failure} {request.url}")


@contextmanager
def reading(browser: Browser, address: str, *, script: bool = True) -> Iterator[Reader]:
    """A new tab, with nothing of any before; script: whether the browser runs scripts."""
    context = browser.new_context(java_script_enabled=script)
    if script:
        context.add_init_script(WATCH)
    reader = Reader(context.new_page(), address)
    reader.page.on("console", reader.hear)
    reader.page.on("pageerror", lambda error: reader.complaints.append(str(error)))
    reader.page.on("response", reader.saw)
    reader.page.on("requestfailed", reader.missed)
    yield reader
    context.close()
