"""Engines for tests: one in this process that can fail at any step, and two real servers."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pyoxigraph as ox
import pytest

from kg.errors import StoreError
from kg.remote.credentials import Credentials
from kg.remote.engine import Engine, engine
from kg.remote.exchange import Call, Reply
from kg.remote.http import HttpTransport

LATEST_START = 60
URL = "http://engine.example/query"
OPERATION = re.compile(r" ;\n")


class BrokenOffError(StoreError):
    """The line to the engine was cut by the test."""


@dataclass
class MemoryEngine:
    """A SPARQL 1.1 engine without atomic updates, reached without a network.

    fail_at: the number of the call that is broken off; done: the part of it that happens before.
    seen: what each call was. before: called before each call, to do something in between.
    """

    store: ox.Store = field(default_factory=ox.Store)
    fail_at: int | None = None
    done: float = 0.0
    seen: list[str] = field(default_factory=list)
    before: Callable[[Call], None] = lambda _call: None

    @contextmanager
    def send(self, call: Call) -> Iterator[Reply]:
        self.before(call)
        self.seen.append(f"{call.method} {urlsplit(call.url).path}")
        broken = len(self.seen) == self.fail_at
        status, content = self._reply(call, self.done if broken else 1.0)
        if broken:
            raise BrokenOffError("the line was cut", document=call.place)
        yield Reply(status, {"server": "Memory"}, iter([content]))

    def _reply(self, call: Call, part: float) -> tuple[int, bytes]:
        path = urlsplit(call.url).path
        try:
            if path == "/query":
                return 200, self._answer(call)
            if path == "/update":
                self._update(parse_qs(call.body.decode())["update"][0], part)
            else:
                self._put(call, part)
        except SyntaxError as error:
            return 400, str(error).encode()
        return 200, b""

    def _answer(self, call: Call) -> bytes:
        found = self.store.query(parse_qs(call.body.decode())["query"][0])
        if isinstance(found, ox.QueryTriples):
            return found.serialize(format=ox.RdfFormat.N_TRIPLES) or b""
        return found.serialize(format=ox.QueryResultsFormat.XML) or b""

    def _update(self, text: str, part: float) -> None:
        operations = OPERATION.split(text)
        for operation in operations[: round(part * len(operations))]:
            self.store.update(operation)

    def _put(self, call: Call, part: float) -> None:
        graph = ox.NamedNode(unquote(urlsplit(call.url).query.partition("=")[2]))
        lines = call.body.splitlines(keepends=True)
        kept = b"".join(lines[: round(part * len(lines))])
        if call.method == "PUT" and part:
            self.store.remove_graph(graph)
        self.store.load(kept, ox.RdfFormat.N_TRIPLES, to_graph=graph)

    @property
    def engine(self) -> Engine:
        """The addresses that this engine answers at."""
        return engine(URL, self)


@dataclass(frozen=True)
class Server:
    """A real engine that runs, and who may write to it."""

    url: str
    credentials: Credentials | None = None

    @property
    def engine(self) -> Engine:
        return engine(self.url, HttpTransport(self.credentials))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def oxigraph(folder: Path) -> Iterator[Server]:
    """Oxigraph's own server, on an empty store in memory."""
    beside = Path(sys.executable).parent / "oxigraph"
    command = str(beside) if beside.exists() else shutil.which("oxigraph")
    if command is None:
        pytest.skip("Oxigraph's server is not here; pip install oxigraph")
    port = free_port()
    with running([command, "serve", "-b", f"127.0.0.1:{port}"], folder, port):
        yield Server(f"http://127.0.0.1:{port}/query")


VIRTUOSO = """\
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
NumberOfBuffers = 4000
MaxDirtyBuffers = 2400
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 10
[SPARQL]
ResultSetMaxRows = {rows}
"""


@contextmanager
def virtuoso(folder: Path, rows: int = 1_000_000) -> Iterator[Server]:
    """Virtuoso on an empty database; in a folder that has one, on that."""
    command = shutil.which("virtuoso-t")
    if command is None:
        pytest.skip("Virtuoso is not here; apt-get install virtuoso-opensource-7")
    http = free_port()
    ini = folder / "virtuoso.ini"
    ini.write_text(VIRTUOSO.format(sql=free_port(), http=http, rows=rows), "utf-8")
    (folder / "virtuoso.lck").unlink(missing_ok=True)
    with running([command, "+foreground", "+configfile", str(ini)], folder, http):
        yield Server(f"http://127.0.0.1:{http}/sparql", Credentials("dba", "dba"))


@contextmanager
def running(command: list[str], folder: Path, port: int) -> Iterator[None]:
    """A server, killed at the end: what it has not written by then is lost."""
    log = (folder / "server.log").open("w")
    process = subprocess.Popen(
        command, cwd=folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log
    )
    try:
        wait_for(port, process, folder / "server.log")
        yield
    finally:
        process.kill()
        process.wait(timeout=30)
        log.close()


def wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    latest = time.monotonic() + LATEST_START
    while time.monotonic() < latest and process.poll() is None:
        with suppress(OSError), closing(HTTPConnection("127.0.0.1", port, timeout=5)) as asking:
            asking.request("GET", "/sparql?query=ASK%7B%7D")
            asking.getresponse().read()
            return
        time.sleep(0.1)
    pytest.fail(f"the engine did not come to answer:\n{log.read_text()}")
