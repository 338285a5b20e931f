"""The process that workers are forked from: it holds the graph in memory, and they share it.

`python -m server.isolation.nursery CONTROL GRAPH SETTINGS`: CONTROL is the descriptor of a socket,
GRAPH that of a file of N-Quads, SETTINGS are JSON. It says `ready` and the number of quads. To each
`+` that comes it answers with the number of a new process, and passes two descriptors along: the
connection to it, and a handle by which it, and never another of the same number, can be ended. The
process that a `*` brings may open a few sockets.
"""

from __future__ import annotations

import gc
import json
import os
import select
import signal
import socket
import sys
from dataclasses import dataclass
from typing import NoReturn

import pyoxigraph as ox

from server.isolation.frames import FEDERATED
from server.isolation.sandbox import confined
from server.isolation.worker import work

SOCKETS = 8
MESSAGE = 64
"""Bytes that the server takes at once."""
TIDY = 5.0
"""Seconds after which the ended are counted off even though nobody asked for a new worker."""


def main() -> None:
    """Load the graph, then fork until the control socket is closed."""
    control = socket.socket(fileno=int(sys.argv[1]))
    settings = json.loads(sys.argv[3])
    # Stopping is the server's matter: Ctrl-C reaches every process of the terminal.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    store = ox.Store()
    with os.fdopen(int(sys.argv[2]), "rb") as graph:
        store.bulk_load(graph, ox.RdfFormat.N_QUADS)
    gc.collect()
    gc.freeze()
    control.sendall(f"ready {len(store)}".encode())
    while True:
        readable, _, _ = select.select([control], [], [], TIDY)
        kind = asked(control) if readable else b"-"
        if not kind:
            return
        if kind != b"-":
            fork(control, store, Terms(**settings, sockets=SOCKETS if kind == FEDERATED else 0))
        count_off()


@dataclass(frozen=True, slots=True)
class Terms:
    """What a worker may take: bytes of memory and of an answer, and sockets."""

    memory: int
    result_bytes: int
    sockets: int


def asked(control: socket.socket) -> bytes:
    """The kind of worker that the server asks for; nothing once it has gone."""
    try:
        return control.recv(1)
    except ConnectionError:
        return b""


def fork(control: socket.socket, store: ox.Store, terms: Terms) -> None:
    """A new worker, whose connection and handle go to the server."""
    ours, theirs = socket.socketpair()
    parent = os.getpid()
    try:
        number = os.fork()
    except OSError as error:
        # No place for one more now; those that there are go on.
        ours.close()
        theirs.close()
        control.sendall(f"none: {error}".encode()[:MESSAGE])
        return
    if number == 0:
        serve(ours, terms, store, parent)
    ours.close()
    handle = os.pidfd_open(number)
    try:
        socket.send_fds(control, [str(number).encode()], [theirs.fileno(), handle])
    finally:
        theirs.close()
        os.close(handle)


def serve(connection: socket.socket, terms: Terms, store: ox.Store, parent: int) -> NoReturn:
    """The life of a worker."""
    try:
        kept = confined(connection, terms.memory, parent, terms.sockets)
        work(kept, store, terms.result_bytes)
    finally:
        # Not by way of the interpreter's end, which would take down what is the nursery's.
        os._exit(0)


def count_off() -> None:
    """Let the system forget the workers that have ended."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        return


if __name__ == "__main__":
    main()
