"""Where a version stands among the releases made: what it may hold, and whether it may be made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from kg.errors import StoreError
from kg.releases.register import VERSION, Release, precedence


@dataclass(frozen=True, slots=True)
class Standing:
    """earlier: what was released before it. made: the version itself, where it was made already."""

    version: str
    earlier: tuple[Release, ...]
    made: Release | None = None

    @classmethod
    def of(cls, version: str, releases: tuple[Release, ...]) -> Self:
        """Raises StoreError for what is no version, or none that may be made any more."""
        if VERSION.fullmatch(version) is None:
            raise StoreError(f"{version!r} is no version; write it as 2026.1 or 2026.2-rc.1")
        for place, release in enumerate(releases):
            if release.version == version:
                return cls(version, releases[:place], release)
        last = releases[-1].version if releases else None
        if last is not None and precedence(version) <= precedence(last):
            raise StoreError(f"{version} does not come after {last}; take a greater number")
        return cls(version, releases)

    def admit(self, content: str, *, force: bool) -> None:
        """Raises StoreError where the version must not have this content."""
        if self.made is not None and self.made.content != content:
            raise StoreError(
                f"{self.version} was released with other content, and a release never changes;"
                " take the next number"
            )
        if self.made is None and self.earlier and not force:
            last = self.earlier[-1]
            if last.content == content:
                raise StoreError(
                    f"nothing has changed since {last.version}; release it all the same with"
                    " --force"
                )

    def admit_bag(self, digest: str) -> None:
        """Raises StoreError where a bag made anew is not the one that was released."""
        if self.made is not None and self.made.bag != digest:
            raise StoreError(
                f"the bag of {self.version} can't be made again byte for byte, as something beside"
                " the statements has changed; restore it from a copy"
            )
