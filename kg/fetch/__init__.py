"""Fetches one document from the web, politely and from public addresses only.

Nothing here runs unless a user gives an address and asks for it. `fetch` is the way in.
"""

from __future__ import annotations

from kg.fetch.fetcher import Fetched, Fetcher, fetch
from kg.fetch.limits import Limits

__all__ = ["Fetched", "Fetcher", "Limits", "fetch"]
