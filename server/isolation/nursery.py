"""The process that workers are forked from: it holds the graph in memory, and they share it.

`python -m server.isolation.nursery CONTROL GRAPH SETTINGS`: CONTROL is the descriptor of a socket,
GRAPH that of a file of N-Quads, SETTINGS are JSON. It says `ready` and the number of quads. To each
byte that comes it answers with the number of a new process, and passes two descriptors along: the
connection to it, and a handle by which it, and never another of the same number, can be ended.
"""

from __future__ import annotations

import gc
import json
import os
import select
import signal
import socket
import sys
from typing import NoReturn

import pyoxigraph as ox

from server.isolation.sandbox import confined
from server.isolation.worker import work

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
        if readable and not asked(control):
            return
        if readable:
            fork(control, store, settings["memory"], settings["result_bytes"])
        count_off()


def asked(control: socket.socket) -> bool:
    """Whether the server asks for a worker; False once it has gone."""
    try:
        return bool(control.recv(1))
    except ConnectionError:
        return False


def fork(control: socket.socket, store: ox.Store, memory: int, most: int) -> None:
    """A new worker, whose connection and handle go to the server."""
    ours, theirs = socket.socketpair()
    parent = os.getpid()
    number = os.fork()
    if number == 0:
        serve(ours, memory, most, store, parent)
    ours.close()
    handle = os.pidfd_open(number)
    try:
        socket.send_fds(control, [str(number).encode()], [theirs.fileno(), handle])
    finally:
        theirs.close()
        os.close(handle)


def serve(
    connection: socket.socket, memory: int, most: int, store: ox.Store, parent: int
) -> NoReturn:
    """The life of a worker."""
    try:
        work(confined(connection, memory, parent), store, most)
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
