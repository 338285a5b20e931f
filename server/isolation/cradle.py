"""The server's side of the nursery: starts it, and asks it for workers."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import subprocess
import sys
from collections import deque
from typing import IO

from kg.errors import StoreError
from server.isolation.frames import CONFINED, FEDERATED
from server.isolation.limits import Limits
from server.isolation.line import Line

MESSAGE = 64


class Cradle:
    """A nursery that runs. `start` makes one; `close` ends it, and all workers with it."""

    def __init__(self, process: subprocess.Popen[bytes], control: socket.socket) -> None:
        self._process = process
        self._control = control
        self._loop = asyncio.get_running_loop()
        self._asked: deque[asyncio.Future[tuple[str, list[int]]]] = deque()
        self._loop.add_reader(control.fileno(), self._hear)

    @classmethod
    async def start(cls, graph: IO[bytes], limits: Limits) -> Cradle:
        """A nursery that has read the graph; raises StoreError where it cannot."""
        cradle = cls(*_begun(graph, limits))
        try:
            told, _ = await cradle._told()
        except asyncio.CancelledError:
            cradle.close()
            raise
        if not told.startswith("ready"):
            cradle.close()
            raise StoreError("the process that loads the graph ended; look at the server's log")
        return cradle

    @property
    def number(self) -> int:
        """The number of the nursery's process."""
        return self._process.pid

    async def worker(self, *, federated: bool = False) -> Line:
        """A new worker; raises StoreError where the nursery has ended.

        federated: whether it may open sockets.
        """
        try:
            self._control.send(FEDERATED if federated else CONFINED)
        except OSError as error:
            raise StoreError("the process that starts workers has ended") from error
        told, descriptors = await self._told()
        if len(descriptors) != 2:
            _give_back(descriptors)
            raise StoreError("no worker could be started; look at the limits of the system")
        connection, handle = descriptors
        line = Line(int(told), handle)
        own = socket.socket(fileno=connection)
        own.setblocking(False)
        try:
            await self._loop.create_connection(lambda: line, sock=own)
        except BaseException:
            # Whoever asked has gone; the loop closes the connection itself.
            line.abandon()
            raise
        return line

    @property
    def alive(self) -> bool:
        """Whether it can start workers."""
        return self._process.poll() is None

    def close(self) -> None:
        """End the nursery and its workers."""
        if self._control.fileno() >= 0:
            self._loop.remove_reader(self._control.fileno())
            self._control.close()
        self._process.kill()
        self._process.wait()
        self._fail()

    async def _told(self) -> tuple[str, list[int]]:
        future: asyncio.Future[tuple[str, list[int]]] = self._loop.create_future()
        self._asked.append(future)
        try:
            return await future
        except asyncio.CancelledError:
            if future.done() and not future.cancelled():
                # The answer came at the very moment that the asking ended.
                _give_back(future.result()[1])
            raise

    def _hear(self) -> None:
        try:
            # One message at a time: each carries descriptors of its own.
            content, descriptors, _, _ = socket.recv_fds(self._control, MESSAGE, 2)
        except BlockingIOError:
            return
        except OSError:
            content, descriptors = b"", []
        if not content:
            self._loop.remove_reader(self._control.fileno())
            self._fail()
            return
        waiting = self._asked.popleft()
        if waiting.done():
            _give_back(descriptors)
            return
        waiting.set_result((content.decode(), descriptors))

    def _fail(self) -> None:
        while self._asked:
            waiting = self._asked.popleft()
            if not waiting.done():
                waiting.set_result(("", []))


def _begun(graph: IO[bytes], limits: Limits) -> tuple[subprocess.Popen[bytes], socket.socket]:
    # In packets, as a message without descriptors would else run into one that has them.
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    ours.setblocking(False)
    settings = {"memory": limits.memory, "result_bytes": limits.result_bytes}
    words = [str(theirs.fileno()), str(graph.fileno()), json.dumps(settings)]
    with theirs:
        try:
            process = subprocess.Popen(  # noqa: S603 - this interpreter, with our own words
                [sys.executable, "-m", "server.isolation.nursery", *words],
                pass_fds=(theirs.fileno(), graph.fileno()),
                stdin=subprocess.DEVNULL,
            )
        except OSError:
            ours.close()
            raise
    return process, ours


def _give_back(descriptors: list[int]) -> None:
    for descriptor in descriptors:
        os.close(descriptor)
