"""One root error, and a child for each party who can mend the fault.

A message reads "where: what is wrong; what to do".
"""

from __future__ import annotations


class KgError(Exception):
    """The root of every error this package raises on purpose.

    what: the fault and its mend, in one sentence.
    document: the name of the file or address at fault, if there is one.
    line: the 1-based line in that document, if known.
    """

    def __init__(self, what: str, *, document: str | None = None, line: int | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.document = document
        self.line = line

    @property
    def where(self) -> str | None:
        """The document and line as `name:line`, or None where no document is at fault."""
        if self.document is None:
            return None
        return self.document if self.line is None else f"{self.document}:{self.line}"

    def __str__(self) -> str:
        return self.what if self.where is None else f"{self.where}: {self.what}"


class SourceError(KgError):
    """A source document is at fault: whoever keeps the document can mend it."""


class IdentityError(KgError):
    """The judgements contradict each other: a reviewer can mend it."""


class ModelError(KgError):
    """Our code or vocabulary is at fault: a developer can mend it."""


class StoreError(KgError):
    """The disk, the store or the service is at fault: whoever runs it can mend it."""


class QueryError(KgError):
    """The query is at fault: whoever sent it can mend it."""
