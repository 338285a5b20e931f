"""The options of `kg serve` that bound what its clients may use, and say what it keeps of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import wraps

import click

from server.federation.relay import Relay
from server.isolation.limits import MIB, Limits
from server.observing.access_log import ADDRESSES, AccessLog

DEFAULT = Limits()

OPTIONS = (
    click.option(
        "--workers",
        type=click.IntRange(1, 256),
        default=DEFAULT.workers,
        show_default="twice the processors, at least 4",
        envvar="KG_WORKERS",
        show_envvar=True,
        help="Queries that run at once.",
    ),
    click.option(
        "--query-seconds",
        type=click.FloatRange(0.05, 3600),
        default=DEFAULT.seconds,
        show_default=True,
        envvar="KG_QUERY_SECONDS",
        show_envvar=True,
        help="After this time a query is stopped.",
    ),
    click.option(
        "--query-memory",
        type=click.IntRange(16, 1 << 20),
        default=DEFAULT.memory // MIB,
        show_default=True,
        envvar="KG_QUERY_MEMORY",
        show_envvar=True,
        metavar="MIB",
        help="What a query may take beyond the graph itself.",
    ),
    click.option(
        "--answer-size",
        type=click.IntRange(1, 1 << 20),
        default=DEFAULT.result_bytes // MIB,
        show_default=True,
        envvar="KG_ANSWER_SIZE",
        show_envvar=True,
        metavar="MIB",
        help="A longer answer is refused, and no part of it is sent.",
    ),
    click.option(
        "--behind-proxy",
        is_flag=True,
        envvar="KG_BEHIND_PROXY",
        show_envvar=True,
        help="Take the client's address from the end of X-Forwarded-For.",
    ),
    click.option(
        "--federate",
        multiple=True,
        metavar="URL",
        help="An endpoint that queries may ask by SERVICE; give it once for each.",
    ),
    click.option(
        "--access-log",
        type=click.Path(dir_okay=False, allow_dash=True),
        metavar="FILE",
        envvar="KG_ACCESS_LOG",
        show_envvar=True,
        help="Write a line of JSON for each request; - is standard error.",
    ),
    click.option(
        "--log-addresses",
        type=click.Choice(sorted(ADDRESSES)),
        default="prefix",
        show_default=True,
        help="How much of a client's address is logged.",
    ),
)


@dataclass(frozen=True, slots=True)
class Bounds:
    """What was chosen. proxied: whether a proxy names the client. log: None where none is wanted.

    addresses: how much of a client's address is logged. federate: endpoints that may be asked.
    """

    limits: Limits
    proxied: bool
    log: str | None
    addresses: str
    federate: tuple[str, ...] = ()


def bounds(command: Callable[..., None]) -> Callable[..., None]:
    """Adds the options to a command, which gets what was chosen as its argument `bounds`."""

    @wraps(command)
    def collected(
        *,
        workers: int,
        query_seconds: float,
        query_memory: int,
        answer_size: int,
        behind_proxy: bool,
        federate: tuple[str, ...],
        access_log: str | None,
        log_addresses: str,
        **others: object,
    ) -> None:
        limits = limited(workers, query_seconds, query_memory, answer_size)
        found = Bounds(limits, behind_proxy, access_log, log_addresses, federate)
        command(bounds=found, **others)

    for option in reversed(OPTIONS):
        collected = option(collected)
    return collected


def limited(workers: int, seconds: float, memory: int, answer: int) -> Limits:
    """What queries may take; memory and answer in MiB. A single worker is anybody's."""
    return replace(
        DEFAULT,
        workers=workers,
        per_client=max(1, min(DEFAULT.per_client, workers - 1)),
        seconds=seconds,
        memory=memory * MIB,
        result_bytes=answer * MIB,
    )


def opened(chosen: Bounds) -> AccessLog | None:
    """The log, or None where none is wanted; raises StoreError where it cannot be written."""
    return None if chosen.log is None else AccessLog(chosen.log, chosen.addresses)


@contextmanager
def relayed(chosen: Bounds) -> Iterator[Relay | None]:
    """The way to other endpoints while the block runs, None where none may be asked."""
    if not chosen.federate:
        yield None
        return
    relay = Relay(chosen.federate)
    relay.start()
    try:
        yield relay
    finally:
        relay.close()
