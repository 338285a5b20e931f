"""Asks as fast as it is answered, on a few connections that stay open; a process of its own.

Takes a job as JSON on standard input and prints what it measured as JSON.
"""

from __future__ import annotations

import json
import selectors
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from itertools import cycle
from typing import Any

from benchmarks.servers.http_answers import Answer, answer

PATIENCE = 30.0
RECEIVED = 262_144


@dataclass(frozen=True, slots=True)
class Measured:
    """One round: answers a second, and times in milliseconds."""

    rate: float
    p50: float
    p99: float


@dataclass(slots=True)
class Line:
    """A connection with the request that waits on it."""

    port: int
    peer: socket.socket
    asked: float = 0.0
    received: bytearray = field(default_factory=bytearray)

    @classmethod
    def opened(cls, port: int) -> Line:
        """A connection that nothing is asked on yet."""
        peer = socket.create_connection(("127.0.0.1", port), PATIENCE)
        peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return cls(port, peer)


def measure(port: int, requests: list[bytes], connections: int, seconds: float) -> Measured:
    """Asks for so many seconds in a process of its own; exits where an answer is no 200."""
    job = {
        "port": port,
        "requests": [request.decode("ascii") for request in requests],
        "connections": connections,
        "seconds": seconds,
    }
    words = [sys.executable, "-m", "benchmarks.servers.load"]
    done = subprocess.run(
        words, input=json.dumps(job), text=True, stdout=subprocess.PIPE, check=False
    )
    if done.returncode:
        sys.exit("an answer was no good, so no time counts; look at what is said above")
    return Measured(**json.loads(done.stdout))


def times(port: int, requests: list[bytes], connections: int, seconds: float) -> list[float]:
    """The seconds that each answer took; exits where an answer is no good."""
    following = cycle(requests)
    taken: list[float] = []
    with selectors.DefaultSelector() as waiting:
        try:
            for _ in range(connections):
                _ask(_added(waiting, port), next(following))
            end = time.perf_counter() + seconds
            while time.perf_counter() < end:
                for line in _ready(waiting):
                    found = _received(line)
                    if found is None:
                        continue
                    taken.append(time.perf_counter() - line.asked)
                    _ask(_renewed(waiting, line) if found.closing else line, next(following))
        finally:
            for key in tuple(waiting.get_map().values()):
                key.data.peer.close()
    return taken


def _added(waiting: selectors.BaseSelector, port: int) -> Line:
    line = Line.opened(port)
    waiting.register(line.peer, selectors.EVENT_READ, line)
    return line


def _renewed(waiting: selectors.BaseSelector, line: Line) -> Line:
    waiting.unregister(line.peer)
    line.peer.close()
    return _added(waiting, line.port)


def _ready(waiting: selectors.BaseSelector) -> list[Line]:
    found = [key.data for key, _ in waiting.select(PATIENCE)]
    if not found:
        raise SystemExit(f"no answer in {PATIENCE:.0f} s")
    return found


def _ask(line: Line, request: bytes) -> None:
    line.asked = time.perf_counter()
    line.peer.sendall(request)


def _received(line: Line) -> Answer | None:
    more = line.peer.recv(RECEIVED)
    if not more:
        raise SystemExit("the server closed a connection in the middle of an answer")
    line.received += more
    found = answer(line.received)
    if found is None:
        return None
    if found.status != 200 or not found.body:
        raise SystemExit(f"status {found.status}: {found.body[:300]!r}")
    del line.received[: found.size]
    return found


def quantile(ordered: list[float], share: float) -> float:
    """The value that this share of the values does not exceed."""
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def main() -> None:
    """One job."""
    job: dict[str, Any] = json.load(sys.stdin)
    requests = [request.encode("ascii") for request in job["requests"]]
    begun = time.perf_counter()
    taken = sorted(times(job["port"], requests, job["connections"], job["seconds"]))
    seconds = time.perf_counter() - begun
    if not taken:
        raise SystemExit("not one answer came in time")
    told = {
        "rate": len(taken) / seconds,
        "p50": quantile(taken, 0.5) * 1000,
        "p99": quantile(taken, 0.99) * 1000,
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
