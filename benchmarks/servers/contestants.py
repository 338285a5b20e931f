"""What is measured: how each server is started, and where it answers."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

HERE = Path(__file__).parent
PATIENCE = 90.0
"""Seconds that a server may take to answer for the first time."""

ASK = quote("ASK {}")


@dataclass(frozen=True, slots=True)
class Contestant:
    """`{port}` stands for the port in the words of the command."""

    name: str
    words: tuple[str, ...]
    path: str
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Running:
    """A server that answers. seconds: from its start to its first answer."""

    name: str
    port: int
    path: str
    process: int
    seconds: float


def ours(out: Path, more: tuple[str, ...] = ()) -> Contestant:
    """Our server on a folder of builds; more: further words for `kg serve`."""
    words = (sys.executable, "-m", "kg", "serve", "--store", str(out), "--port", "{port}", *more)
    return Contestant("ours", words, "/sparql")


def rdflib_endpoint(programs: Path, triples: Path, processes: int) -> Contestant:
    """rdflib-endpoint under uvicorn, on a memory store."""
    words = (
        *(str(programs / "uvicorn"), "rdflib_app:app", "--app-dir", str(HERE)),
        *("--port", "{port}", "--workers", str(processes)),
        *("--no-access-log", "--log-level", "warning"),
    )
    return Contestant("rdflib-endpoint", words, "/sparql", {"GRAPH": str(triples)})


def oxigraph(programs: Path, store: Path) -> Contestant:
    """Oxigraph's own server, reading only; one process with a thread a core."""
    words = (str(programs / "oxigraph"), "serve-read-only", "--location", str(store))
    return Contestant("oxigraph", (*words, "--bind", "127.0.0.1:{port}"), "/query")


def load_oxigraph(programs: Path, triples: Path, store: Path) -> None:
    """Fill a store for Oxigraph's own server."""
    words = [str(programs / "oxigraph"), "load", "--location", str(store), "--file", str(triples)]
    subprocess.run(words, check=True, capture_output=True)


@contextmanager
def running(contestant: Contestant) -> Iterator[Running]:
    """A server from its first answer on; it is ended by its id, with what it started."""
    port = free_port()
    words = [word.replace("{port}", str(port)) for word in contestant.words]
    begun = time.perf_counter()
    process = subprocess.Popen(
        words,
        env={**os.environ, **contestant.environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _await_answer(process, f"http://127.0.0.1:{port}{contestant.path}?query={ASK}")
        seconds = time.perf_counter() - begun
        yield Running(contestant.name, port, contestant.path, process.pid, seconds)
    finally:
        _end(process)


def free_port() -> int:
    """A port that nobody listens at just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _await_answer(process: subprocess.Popen[bytes], address: str) -> None:
    asked = urllib.request.Request(  # noqa: S310
        address, headers={"Accept": "application/sparql-results+json"}
    )
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if process.poll() is not None:
            sys.exit(f"{process.args!r} ended with {process.returncode} before it answered")
        try:
            with urllib.request.urlopen(asked, timeout=PATIENCE) as response:  # noqa: S310
                if b"true" in response.read():
                    return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.01)
    sys.exit(f"{process.args!r} gave no answer in {PATIENCE:.0f} s")


def _end(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        # Its session is its own: this reaches its workers and nobody else's.
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
