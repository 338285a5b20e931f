"""Stands before the application, and hands what is below `/release/VERSION/` to the past."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from server.past.shelf import Shelf

Environ = dict[str, Any]
WsgiApp = Callable[[Environ, Any], Iterable[bytes]]
LEAD = "/release/"
RELEASE = "igf-kg.release"
"""In the environment of a request to the past: the version that it is of."""


class Mount:
    """An application of WSGI: the present, and below its addresses the past."""

    def __init__(self, present: WsgiApp, past: WsgiApp, shelf: Shelf) -> None:
        self._present = present
        self._past = past
        self._shelf = shelf

    def __call__(self, environ: Environ, start_response: Any) -> Iterable[bytes]:
        """Answer one request."""
        path: str = environ["PATH_INFO"]
        if path.startswith(LEAD):
            version, slash, rest = path.removeprefix(LEAD).partition("/")
            history = self._shelf.history
            if slash and history is not None and history.release(version) is not None:
                inside = {
                    "SCRIPT_NAME": f"{environ.get('SCRIPT_NAME', '')}{LEAD}{version}",
                    "PATH_INFO": f"/{rest}",
                    RELEASE: version,
                }
                return self._past({**environ, **inside}, start_response)
        return self._present(environ, start_response)
