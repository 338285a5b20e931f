"""A headless Chromium, driven over a pipe by the DevTools protocol; nothing but the browser needed.

`--remote-debugging-pipe`: commands on file descriptor 3, answers on 4, each JSON ended by a NUL.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--remote-debugging-pipe",
)
PATIENCE = 60
"""Seconds that a page may take on a busy machine."""


class Browser:
    """One tab."""

    def __init__(self, process: subprocess.Popen[bytes], commands: int, answers: int) -> None:
        self._process = process
        self._commands = os.fdopen(commands, "wb", buffering=0)
        self._answers = os.fdopen(answers, "rb")
        self._number = 0
        self._unread = b""
        self._session: str | None = None
        target = self._call("Target.createTarget", {"url": "about:blank"})["targetId"]
        attached = self._call("Target.attachToTarget", {"targetId": target, "flatten": True})
        self._session = attached["sessionId"]

    def __enter__(self) -> Browser:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.wait()
        self._commands.close()
        self._answers.close()

    def open(self, address: str) -> None:
        """Goes to a page and waits until it has loaded."""
        self._call("Page.navigate", {"url": address})
        self.wait("location.href !== 'about:blank'")

    def run(self, script: str) -> Any:
        """The value of an expression in the page."""
        told = self._call("Runtime.evaluate", {"expression": script, "returnByValue": True})
        assert "exceptionDetails" not in told, told["exceptionDetails"]
        return told["result"].get("value")

    def wait(self, condition: str) -> None:
        """Until the expression holds; pages that are just being left do not count."""
        # Before all is loaded, a script that listens for keys may not be there yet.
        condition = f"document.readyState === 'complete' && ({condition})"
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            told = self._call("Runtime.evaluate", {"expression": condition, "returnByValue": True})
            if told.get("result", {}).get("value") is True:
                return
            time.sleep(0.05)
        pytest.fail(f"the page never came to this: {condition}")

    def press(self, key: str) -> None:
        """Presses and lets go of one key that writes a letter."""
        for kind in ("keyDown", "keyUp"):
            text = {"text": key} if kind == "keyDown" else {}
            self._call("Input.dispatchKeyEvent", {"type": kind, "key": key, **text})

    def screenshot(self, path: Path) -> None:
        """What the page looks like, as PNG."""
        shot = self._call("Page.captureScreenshot", {"captureBeyondViewport": True})
        path.write_bytes(base64.b64decode(shot["data"]))

    def _call(self, method: str, params: dict[str, Any]) -> dict[str, Any]:
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        self._commands.write(json.dumps(message).encode() + b"\0")
        while True:
            told = json.loads(self._next())
            if told.get("id") == self._number:
                # A page that is being left answers with an error; who waits asks again.
                result: dict[str, Any] = told.get("result", {})
                return result

    def _next(self) -> bytes:
        while b"\0" not in self._unread:
            more = os.read(self._answers.fileno(), 65536)
            assert more, "the browser has gone"
            self._unread += more
        message, _, self._unread = self._unread.partition(b"\0")
        return message


@contextmanager
def a_browser(folder: Path) -> Iterator[Browser]:
    """A browser with a profile of its own; skips the test, and says so, where there is none."""
    program = next((found for name in NAMES if (found := shutil.which(name))), None)
    if program is None:
        pytest.skip("no Chromium on this machine, so what a browser does is not tried")
    to_read, commands = os.pipe()
    answers, to_write = os.pipe()

    def as_three_and_four() -> None:
        # Duplicates first: either end may already be number 3 or 4.
        one, two = os.dup(to_read), os.dup(to_write)
        os.dup2(one, 3)
        os.dup2(two, 4)

    process = subprocess.Popen(
        [program, *QUIET, f"--user-data-dir={folder}"],
        preexec_fn=as_three_and_four,  # noqa: PLW1509
        close_fds=False,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(to_read)
    os.close(to_write)
    with Browser(process, commands, answers) as browser:
        yield browser
