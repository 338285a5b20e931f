"""The releases as a reader chooses among them."""

from __future__ import annotations

from dataclasses import dataclass

from kg.releases.about import cited
from kg.releases.bag import vouched
from kg.releases.history import History
from kg.releases.kept import Kept
from server.pages.values import day


@dataclass(frozen=True, slots=True)
class Listed:
    """site: where it can be looked through, files: where its package is; both absolute.

    content: the SHA-256 of its statements. bag: that of the tag manifest of its package, None
    where the package is not here.
    """

    version: str
    date: str
    day: str
    citation: str
    site: str
    files: str
    content: str
    bag: str | None

    @property
    def told(self) -> dict[str, str | None]:
        """As JSON has it."""
        return {
            "version": self.version,
            "date": self.date,
            "citation": self.citation,
            "site": self.site,
            "files": self.files,
            "contentSha256": self.content,
            "bagSha256": self.bag,
        }


def listed(history: History | None, base: str) -> tuple[Listed, ...]:
    """All releases kept, oldest first. base: of the present site."""
    return () if history is None else tuple(_listed(kept, base) for kept in history.releases)


def _listed(kept: Kept, base: str) -> Listed:
    site = f"{base}release/{kept.version}/"
    return Listed(
        version=kept.version,
        date=kept.date.isoformat(),
        day=day(kept.date),
        citation=cited(kept.version, kept.date, base),
        site=site,
        files=f"{base}releases/{kept.version}/",
        content=kept.content,
        bag=_bag(kept),
    )


def _bag(kept: Kept) -> str | None:
    try:
        return vouched(kept.bag)
    except OSError:
        return None
