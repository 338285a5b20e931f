"""What an engine's reply means: an answer, a fault of the query, or a fault of the engine."""

from __future__ import annotations

from collections.abc import Mapping

from kg.errors import KgError, QueryError, StoreError
from kg.remote.exchange import Call, Reply
from kg.remote.faults import OverdueError, TooLargeError

MALFORMED = 400
CUT_AT = "x-sparql-maxrows"
"""Virtuoso's header on rows that it has cut; on statements it says nothing."""
INCOMPLETE = "x-sql-state"
"""Virtuoso's header on what it has of an answer when the time is over, with status 200."""
WORDS = 300


def expect_whole(call: Call, reply: Reply) -> None:
    """Raises unless the reply is the beginning of a whole answer."""
    if not 200 <= reply.status < 300:
        raise _refused(call, reply)
    if INCOMPLETE in reply.headers:
        raise OverdueError("the engine ran out of its time; ask for less", document=call.place)
    if CUT_AT in reply.headers:
        raise TooLargeError(cut_message(int(reply.headers[CUT_AT])), document=call.place)


def cut_message(rows: int) -> str:
    """What to tell of an answer that the engine would cut."""
    return f"the engine gives no more than {rows:,} rows; ask for less, or raise its limit of rows"


def _refused(call: Call, reply: Reply) -> KgError:
    said = " ".join(reply.content[:4000].decode("utf-8", "replace").split())[:WORDS]
    if reply.status == MALFORMED:
        return QueryError(f"the engine says: {said}; mend the query")
    mend = MENDS.get(reply.status, "look at the engine and its log")
    return StoreError(f"it answers with status {reply.status}: {said}; {mend}", document=call.place)


MENDS: Mapping[int, str] = {
    401: "set KG_ENDPOINT_USER and KG_ENDPOINT_PASSWORD",
    403: "give this user the right to it",
    404: "mend the address",
    405: "mend the address; is it that of a SPARQL endpoint?",
    413: "raise the engine's limit of a request",
    503: "try again later",
}
