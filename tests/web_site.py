"""A web site for tests: its pages, what was asked of it, and a clock that nobody waits for."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler

Respond = Callable[[BaseHTTPRequestHandler], None]
WHEN = dt.datetime(2026, 3, 4, 5, 6, 7, tzinfo=dt.timezone(dt.timedelta(hours=1)))


def page(
    content: bytes = b"", status: int = 200, declared: int | None = None, **headers: str
) -> Respond:
    """An answer; `content_type` stands for the header Content-Type."""

    def respond(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-").title(), value)
        handler.send_header("Content-Length", str(len(content) if declared is None else declared))
        handler.end_headers()
        handler.wfile.write(content)

    return respond


@dataclass
class Site:
    """pages: by path. asked: the path, Host and User-Agent of each request so far."""

    port: int
    pages: dict[str, Respond] = field(default_factory=dict)
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    stopped: threading.Event = field(default_factory=threading.Event)

    @property
    def paths(self) -> list[str]:
        return [path for path, _, _ in self.asked]

    def address(self, path: str, host: str = "site.example") -> str:
        return f"http://{host}:{self.port}{path}"


@dataclass
class Time:
    """A clock that goes on by what is slept."""

    now: float = 100.0
    slept: list[float] = field(default_factory=list)

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.now += seconds
