"""A data folder held against its sums and the slips of its imports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from kg.errors import KgError
from kg.inputs import IMPORTS, imports_in
from kg.verification.flaws import Flaw
from kg.verification.folder import Mends, differing, digest_of
from kg.verification.places import place_of_fault
from kg.verification.sealing import grows, sealed
from kg.verification.sums import SUMS, Sums, sealed_length
from kg.whole_files import UNFINISHED

SEAL = "`kg verify --seal` if that is as it should be"
RESTORE = "restore it from the repository or a release"
MENDS = Mends(changed=f"{RESTORE}, or {SEAL}", missing=f"{RESTORE}, or {SEAL}", extra=SEAL)


def flaws_of_data(data: Path) -> Iterator[Flaw]:
    """What is changed, missing or not sealed yet; whoever calls it keeps writers away meanwhile."""
    yield from _leftovers(data)
    found: tuple[Flaw, ...] = ()
    try:
        sums = sealed(data)
        if sums is None:
            yield Flaw(f"data/{SUMS}", "is not there", "`kg verify --seal` makes it", damage=False)
        else:
            found = tuple(_against(data, sums))
    except KgError as error:
        yield _of_error(error)
    yield from found
    yield from _imports(data, frozenset(flaw.path for flaw in found if flaw.damage))


def _against(data: Path, sums: Sums) -> Iterator[Flaw]:
    for flaw in differing(data, sums, "data", MENDS):
        name = flaw.path.removeprefix("data/")
        if name not in sums.of:
            yield replace(flaw, what="is not sealed yet", damage=False)
        elif (data / name).is_file():
            yield _changed(flaw, name, (data / name).read_bytes(), sums.of[name])
        else:
            yield flaw


def _changed(flaw: Flaw, name: str, content: bytes, sums: frozenset[str]) -> Flaw:
    """The flaw with its place, or as what was merely added."""
    length = sealed_length(content, sums) if grows(name) else None
    if length is not None:
        added = len([line for line in content[length:].splitlines() if line.strip()])
        what = f"{added} lines were added since it was sealed"
        return replace(flaw, what=what, mend=SEAL, damage=False)
    fault = place_of_fault(name, content)
    if fault is None:
        return flaw
    line, why = fault
    return replace(flaw, what=f"{flaw.what}: {why}", line=line)


def _leftovers(data: Path) -> Iterator[Flaw]:
    for path in sorted(data.rglob(f"{UNFINISHED}*")):
        shown = f"data/{path.relative_to(data).as_posix()}"
        yield Flaw(
            shown, "was left by a command that was stopped", "the next one clears it", None, False
        )


def _imports(data: Path, told: frozenset[str]) -> Iterator[Flaw]:
    """What the slips list and is not there as they say, unless that is told already."""
    try:
        documents = imports_in(data)
    except KgError as error:
        if error.document not in told:
            yield _of_error(error)
        return
    for document in documents:
        path, file = f"data/{document.file}", data / document.file
        if path in told:
            continue
        if not file.is_file():
            yield Flaw(path, f"is missing, and a slip in data/{IMPORTS} lists it", RESTORE)
        elif digest_of(file) != document.sha256:
            yield Flaw(path, "is not what was imported", RESTORE)


def _of_error(error: KgError) -> Flaw:
    what, _, mend = error.what.partition("; ")
    return Flaw(error.document or "data", what, mend, error.line)
