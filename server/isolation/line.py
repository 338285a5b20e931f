"""The server's end of the connection to one worker."""

from __future__ import annotations

import asyncio
import json
import os
import signal
from contextlib import suppress
from dataclasses import dataclass
from typing import cast

from server.isolation.frames import END, FAULT, PIECE, Task, frames
from server.isolation.spool import Spool


class GoneError(Exception):
    """The worker ended before its answer did."""


@dataclass
class RefusedError(Exception):
    """The worker says why there is no answer."""

    kind: str
    detail: str


class Line(asyncio.Protocol):
    """One worker. number: of its process. handle: the descriptor by which it is ended."""

    def __init__(self, number: int, handle: int) -> None:
        self.number = number
        self.answered = 0
        self.slowed = False
        self._handle: int | None = handle
        self._transport: asyncio.Transport | None = None
        self._pending = bytearray()
        self._spool = Spool()
        self._end: asyncio.Future[Spool] | None = None

    @property
    def open(self) -> bool:
        """Whether it can take a task."""
        return self._transport is not None and not self._transport.is_closing()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Called by the loop."""
        # Not every loop's transports are of the standard library's classes.
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        """Called by the loop: take up what the worker says."""
        self._pending += data
        for kind, content in frames(self._pending):
            if self._end is None or self._end.done():
                return
            try:
                self._take(self._end, kind, content)
            except OSError as error:
                self._end.set_exception(error)

    def connection_lost(self, _exc: Exception | None) -> None:
        """Called by the loop: nothing more will come."""
        if self._end is not None and not self._end.done():
            self._end.set_exception(GoneError())
        self._let_go()

    async def ask(self, task: Task) -> Spool:
        """The whole answer; raises GoneError, RefusedError, or OSError where the disk is full."""
        if self._transport is None or self._transport.is_closing():
            raise GoneError
        self._spool = Spool()
        self._end = asyncio.get_running_loop().create_future()
        self._transport.write(task.encoded())
        try:
            answer = await self._end
        except BaseException:
            # What has come of it may be a large file, and nobody knows when it would be collected.
            self._spool.close()
            raise
        self.answered += 1
        return answer

    def slow_down(self) -> None:
        """Let everything else go first; this cannot be taken back."""
        self.slowed = True
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self.number, 15)

    def kill(self) -> None:
        """End the process at once."""
        if self._handle is not None:
            with suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._handle, signal.SIGKILL)
        if self._transport is not None:
            # Not `close`, which waits until what was written is sent: nobody will read it.
            self._transport.abort()

    def abandon(self) -> None:
        """End a process to which no connection came about."""
        self.kill()
        self._let_go()

    def retire(self) -> None:
        """Let the process end after what it does now."""
        if self._transport is not None:
            self._transport.close()

    def _take(self, end: asyncio.Future[Spool], kind: bytes, content: bytes) -> None:
        if kind == PIECE:
            self._spool.add(content)
        elif kind == END:
            end.set_result(self._spool)
        elif kind == FAULT:
            end.set_exception(RefusedError(**json.loads(content)))

    def _let_go(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
