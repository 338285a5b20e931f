from __future__ import annotations

from server.conditions import Conditions
from server.front.page_cache import fresh
from server.reply import Reply


def test_a_file_that_the_client_has_already_is_closed_all_the_same() -> None:
    closed: list[str] = []
    opened = Reply(200, [("ETag", '"a"')], b"x", iter([b"y"]), lambda: closed.append("closed"))
    reply = fresh(opened, Conditions(none_match='"a"'))
    reply.close()
    assert (reply.status, reply.first, closed) == (304, b"", ["closed"])
