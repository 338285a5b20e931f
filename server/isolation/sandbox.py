"""Takes from a process what a query needs not: files, sockets, and memory without end."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import socket
from pathlib import Path

FIRST = 3
"""The lowest descriptor after standard input, output and errors."""
PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None, use_errno=True)


def confined(
    connection: socket.socket, memory: int, parent: int, sockets: int = 0
) -> socket.socket:
    """The connection, as the only thing that this process can still read or write.

    memory: bytes that it may take beyond what it has now. parent: when that process ends, this
    one does. A socket or a file cannot be opened afterwards, as there is no descriptor left to
    have; sockets: how many are left to a query that may ask other endpoints.
    """
    _end_with(parent)
    kept = socket.socket(fileno=_moved(connection.detach(), FIRST))
    os.closerange(FIRST + 1, resource.getrlimit(resource.RLIMIT_NOFILE)[0])
    _quiet()
    for limit, most in (
        (resource.RLIMIT_NOFILE, FIRST + 1 + sockets),
        (resource.RLIMIT_AS, _address_space() + memory),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        resource.setrlimit(limit, (most, most))
    return kept


def _end_with(parent: int) -> None:
    LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _moved(descriptor: int, place: int) -> int:
    if descriptor != place:
        os.dup2(descriptor, place)
        os.close(descriptor)
    return place


def _quiet() -> None:
    # A query that ends its worker would fill the server's log with the engine's last words.
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in range(FIRST):
        os.dup2(nowhere, standard)
    os.close(nowhere)


def _address_space() -> int:
    pages = Path("/proc/self/statm").read_text("ascii").split()[0]
    return int(pages) * resource.getpagesize()
