"""Requests of the SPARQL 1.1 Protocol, as SPARQLWrapper writes them.

SPARQLWrapper guesses from the text whether it is a query or an update, and its own transport knows
no limit but a time-out for each byte. So it is told what the text is, and never sends anything.
"""

from __future__ import annotations

from collections.abc import Iterable

from SPARQLWrapper import INSERT, POST, SELECT, SPARQLWrapper

from kg import __version__
from kg.remote.exchange import MOST, SECONDS, Call

Parameters = Iterable[tuple[str, str]]


class _Wrapper(SPARQLWrapper):
    def __init__(self, url: str, text: str, kind: str, accept: str) -> None:
        super().__init__(url, agent=f"igf-kg/{__version__}")
        self.setOnlyConneg(onlyConneg=True)
        self.setMethod(POST)
        self.queryString, self.queryType = text, kind
        self.addCustomHttpHeader("Accept", accept)

    def call(self, seconds: float, most: int) -> Call:
        request = self._createRequest()
        body = request.data if isinstance(request.data, bytes) else b""
        return Call("POST", request.full_url, dict(request.header_items()), body, seconds, most)


def question(
    url: str,
    text: str,
    accept: str,
    *,
    seconds: float = SECONDS,
    most: int = MOST,
    parameters: Parameters = (),
) -> Call:
    """A query, by POST."""
    wrapper = _Wrapper(url, text, SELECT, accept)
    for name, value in parameters:
        wrapper.addParameter(name, value)
    return wrapper.call(seconds, most)


def change(url: str, text: str, *, seconds: float) -> Call:
    """An update, by POST."""
    return _Wrapper(url, text, INSERT, "*/*").call(seconds, MOST)
