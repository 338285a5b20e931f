"""How a query can fail to be answered, apart from being wrong."""

from __future__ import annotations

from kg.errors import KgError


class UnansweredError(KgError):
    """A query that was not answered. status: of the HTTP response.

    retry_after: seconds after which another try may go better, None where it will not.
    outcome: one word for the log and the figures.
    """

    status = 503
    outcome = "failed"
    retry_after: int | None = None


class OverrunError(UnansweredError):
    """The query took longer than it may."""

    status = 504
    outcome = "timeout"

    def __init__(self, seconds: float) -> None:
        super().__init__(
            f"the query was stopped after {seconds:g} s; ask for less: fix a subject, a year or a"
            " type, put what narrows most first, or add LIMIT to an inner SELECT"
        )


class EndedError(UnansweredError):
    """The worker ended in the middle of the query."""

    outcome = "memory"

    def __init__(self, memory: int) -> None:
        super().__init__(
            f"the query was stopped: it needed more than {memory >> 20} MiB of memory, or nested"
            " deeper than the engine can follow; ask for less"
        )


class TooLongError(UnansweredError):
    """The answer is longer than it may be."""

    outcome = "too-large"

    def __init__(self, most: int) -> None:
        super().__init__(
            f"the answer is longer than {most >> 20} MiB; ask for a part with LIMIT and OFFSET,"
            " or take the whole graph from /dump.nq"
        )


class CrowdedError(UnansweredError):
    """Too many wait already."""

    outcome = "busy"
    retry_after = 2

    def __init__(self, *, of_this_client: bool) -> None:
        self.status = 429 if of_this_client else 503
        super().__init__(
            "too many of your queries wait already; send them one after the other"
            if of_this_client
            else "too many queries wait already; ask again in a moment"
        )


class ImpatientError(UnansweredError):
    """No worker came free while the query might wait."""

    outcome = "busy"
    retry_after = 2

    def __init__(self, by_own_queries: bool) -> None:
        self.status = 429 if by_own_queries else 503
        super().__init__(
            "your other queries still run; wait for them, and then ask again"
            if by_own_queries
            else "every worker is busy; ask again in a moment"
        )


class BrokenError(UnansweredError):
    """The engine failed in a way that is not the query's fault."""

    outcome = "failed"


class UnsayableError(UnansweredError):
    """The form that is asked for has no way to say the answer."""

    status = 406
    outcome = "refused"


class AwayError(UnansweredError):
    """The engine elsewhere takes in a new build just now."""

    outcome = "busy"
    retry_after = 5
