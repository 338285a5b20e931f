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
from browser import Browser, a_browser
from served import Endpoint

BUILT = Path(__file__).parent / "node_modules" / "@zazuko" / "yasgui" / "build"
PAGE = """<!doctype html><meta charset="utf-8"><title>YASGUI</title><div id="here"></div>
<script src="yasgui.min.js"></script><script>
const asked = new URLSearchParams(location.search);
const requestConfig = { endpoint: asked.get("endpoint"), method: asked.get("method") };
window.yasgui = new Yasgui(document.getElementById("here"), { requestConfig, persistenceId: null });
</script>"""
GRAPH = b'<urn:s> <urn:name> "a name to find"@en <http://127.0.0.1:8000/graph/curated> .\n'
SHOWN = "document.querySelector('.yasr').innerText"


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


def ask(browser: Browser, query: str, expected: str) -> None:
    tab = "yasgui.getTab().getYasqe()"
    browser.run(f'{tab}.setValue("{query}"); {tab}.query(); 1')
    browser.wait(f'{SHOWN}.includes("{expected}")')


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_rows_statements_and_faults_are_shown(
    site: str, endpoint: Endpoint, tmp_path: Path, method: str
) -> None:
    with a_browser(tmp_path / "profile") as browser:
        browser.open(f"{site}/?endpoint={endpoint(GRAPH)}&method={method}")
        browser.wait("!!(window.yasgui && yasgui.getTab())")
        ask(browser, "SELECT ?name { ?s <urn:name> ?name }", "a name to find")
        ask(browser, "CONSTRUCT { ?s <urn:called> ?name } { ?s ?p ?name }", "urn:called")
        ask(browser, "SELECT ?name {", "line 1, column 15")
