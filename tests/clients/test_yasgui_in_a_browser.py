"""YASGUI as it comes from npm, on a page of another site, driven in a browser.

`make clients` installs it; without it, or without Chromium, these tests are skipped.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, expect
from served import Endpoint

BUILT = Path(__file__).parent / "node_modules" / "@zazuko" / "yasgui" / "build"
PAGE = """<!doctype html><meta charset="utf-8"><title>YASGUI</title><div id="here"></div>
<script src="yasgui.min.js"></script><script>
const asked = new URLSearchParams(location.search);
const requestConfig = { endpoint: asked.get("endpoint"), method: asked.get("method") };
window.yasgui = new Yasgui(document.getElementById("here"), { requestConfig, persistenceId: null });
</script>"""
GRAPH = b'<urn:s> <urn:name> "a name to find"@en <http://127.0.0.1:8000/graph/curated> .\n'
PATIENCE = 60_000
"""Milliseconds that an answer may take on a busy machine."""


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing of it."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Nothing."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if not (BUILT / "yasgui.min.js").is_file():
        pytest.skip("YASGUI is not tested in a browser: `make clients` installs it")
    folder = tmp_path_factory.mktemp("site")
    (folder / "index.html").write_text(PAGE)
    (folder / "yasgui.min.js").write_bytes((BUILT / "yasgui.min.js").read_bytes())
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def ask(page: Page, query: str, expected: str) -> None:
    tab = "yasgui.getTab().getYasqe()"
    page.evaluate(f'{tab}.setValue("{query}"); {tab}.query(); 1')
    expect(page.locator(".yasr").first).to_contain_text(expected, timeout=PATIENCE)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_rows_statements_and_faults_are_shown(
    site: str, endpoint: Endpoint, chromium: Browser, method: str
) -> None:
    with chromium.new_page() as page:
        page.goto(f"{site}/?endpoint={endpoint(GRAPH)}&method={method}")
        page.wait_for_function("!!(window.yasgui && yasgui.getTab())")
        ask(page, "SELECT ?name { ?s <urn:name> ?name }", "a name to find")
        ask(page, "CONSTRUCT { ?s <urn:called> ?name } { ?s ?p ?name }", "urn:called")
        ask(page, "SELECT ?name {", "line 1, column 15")
