"""What a harvester has asked wrongly, under the codes of the protocol (section 3.6)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Code = Literal[
    "badArgument",
    "badResumptionToken",
    "badVerb",
    "cannotDisseminateFormat",
    "idDoesNotExist",
    "noMetadataFormats",
    "noRecordsMatch",
]
UNNAMED = frozenset({"badArgument", "badVerb"})
"""After these an answer does not repeat the arguments."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong."""

    code: Code
    told: str


class RefusedError(Exception):
    """A request that is answered with faults, at least one."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__("; ".join(fault.told for fault in faults))
        self.faults = faults


def refused(code: Code, told: str) -> RefusedError:
    """A refusal for one reason."""
    return RefusedError(Fault(code, told))
