"""What a build is called where it is published, and which one it is."""

from __future__ import annotations

from dataclasses import dataclass

TITLE = "IGF knowledge graph"
MAKER = "IGF knowledge graph contributors"
ABOUT = (
    "Who met at the Internet Governance Forum since 2006, in which session, in what role and for"
    " whom: linked data in which every statement leads back to the document that made it. It holds"
    " what has been carried over so far, not all sessions of twenty years."
)
RIGHTS = (
    "Our own statements are under CC0 1.0. The documents that they are taken from remain their"
    " owners'; the graph names them and links to them."
)
KEYWORDS = ("Internet Governance Forum", "internet governance", "meetings", "sessions", "speakers")


@dataclass(frozen=True, slots=True)
class Edition:
    """One build as it is published; digest: the SHA-256 of its dump. size: the dump's bytes."""

    version: str
    digest: str
    size: int | None = None
