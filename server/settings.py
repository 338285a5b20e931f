"""What the application is told when it is made; nothing here is read from the environment."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kg.store import Store
from server.isolation.limits import Limits

if TYPE_CHECKING:
    from server.federation.relay import Relay
    from server.review_desk import ReviewDesk


@dataclass(frozen=True, slots=True)
class Settings:
    """Either the folder that builds are published in, or a store that is open already.

    Beside a store, the folder may hold what was worked out of the same build.
    review: what the review page works on; without it there is no such page.
    max_body: the bytes of a request's body. limits: what queries may take.
    contact: the address of whoever answers for the site.
    relay: the way to other endpoints, where any may be asked. releases: where the bags of releases
    are kept; there may be none yet.
    """

    out: Path | None = None
    store: Store | None = None
    review: ReviewDesk | None = None
    max_body: int = 500_000
    limits: Limits = field(default_factory=Limits)
    relay: Relay | None = None
    contact: str | None = None
    releases: Path | None = None
