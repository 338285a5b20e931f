"""What is found where files are held against their sums."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing that is not as it was written.

    path: the file, as a person would name it. damage: whether something is lost or wrong, and not
    merely newer than its sum.
    """

    path: str
    what: str
    mend: str
    line: int | None = None
    damage: bool = True

    @property
    def where(self) -> str:
        """The file, with the line where it is known."""
        return self.path if self.line is None else f"{self.path}:{self.line}"

    @property
    def text(self) -> str:
        """Where, what, and what to do, in one line."""
        return f"{self.where}: {self.what}; {self.mend}"
