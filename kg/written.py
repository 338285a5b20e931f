"""What a build leaves on disk: the store, the dump, the report, and a description of itself.

`build.json` is written when a reader can do with what is there; the sums of all files come last.
"""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg import __version__
from kg.described import DUMP
from kg.errors import StoreError
from kg.harvest import keeping as harvest
from kg.increments.carried import Carried
from kg.increments.dump import Dump
from kg.increments.refigured import Stores, refigured
from kg.increments.store import continue_store
from kg.iris import Iris
from kg.prepared import write_description, write_ready
from kg.publish.dataset import Figures, figures
from kg.publish.edition import Edition
from kg.publish.nquads import nquad
from kg.publish.version import version_quad
from kg.resolve.taken_down.striking import NOTHING_SOUGHT, Striker
from kg.store import ABOUT_BUILD, STORE, EmbeddedStore, default_graphs, write_store
from kg.validate import Report, report_graph
from kg.validation.change import Change
from kg.validation.listing import findings_json
from kg.verification.folder import sums_of
from kg.verification.sums import SUMS, sums_text
from kg.watching import Noted, still

REJECTED = "rejected"
REPORTS = ("report.ttl", "report.json")


@dataclass(frozen=True, slots=True)
class Written:
    """What is to be written.

    inputs: the digest of everything the build was made from. named: the version of a content, which
    is the digest of all quads. dump: the quads, which do not tell the version yet; it may be an
    edition of the dump of `before`, a build of the same code under the same base. carried: of that
    build. same_report: a build that has this very report. out: where the build that is current is.
    striker: of the names that are withheld.
    """

    base: str
    inputs: str
    dump: Dump
    report: Report
    named: Callable[[str], str]
    out: Path
    before: Path | None = None
    carried: Carried | None = None
    striker: Striker = NOTHING_SOUGHT
    same_report: Path | None = None


def write_build(folder: Path, written: Written) -> Carried:
    """Writes everything into an empty folder; raises StoreError or OSError where it can't."""
    before = _told(written.before)
    silent = written.dump.without(_version_lines(written.base, before))
    content = silent.digest()
    version = written.named(content)
    dump = silent.plus(_version_line(written.base, version))
    digest, size = dump.write(folder / DUMP)
    _write_store(folder, written.before, dump)
    _write_report(folder, written.report, written.base, written.same_report)
    found = _figures(folder, written, dump)
    write_description(folder, found, Edition(version, digest, size), written.base)
    # In memory: so many questions are answered several times as quickly as from the disk.
    ready = EmbeddedStore.of((folder / DUMP).read_bytes(), written.base)
    write_ready(folder, ready, written.before)
    notes = harvest.write(folder, ready, written.out, _still(written, dump), written.striker)
    graphs = _graphs(before, dump)
    about = {
        "base": written.base,
        "code": __version__,
        "content": content,
        "digest": digest,
        "graphs": dict(sorted(graphs.items())),
        "inputs": written.inputs,
        "quads": graphs.total(),
        "version": version,
    }
    (folder / ABOUT_BUILD).write_text(json.dumps(about, indent=2) + "\n", "utf-8")
    return Carried(found, notes)


def _figures(folder: Path, written: Written, dump: Dump) -> Figures:
    """The dataset in figures, carried on from those before where there are any."""
    space, default = Iris(written.base).space, default_graphs(written.base)
    if written.before is None or written.carried is None:
        quads = ox.parse(path=str(folder / DUMP), format=ox.RdfFormat.N_QUADS)
        return figures(quads, space, default)
    then, now = (ox.Store.read_only(str(build / STORE)) for build in (written.before, folder))
    return refigured(written.carried.figures, _change(dump), Stores(then, now), space, default)


def _still(written: Written, dump: Dump) -> Mapping[str, Noted]:
    """The records that are as they were."""
    if written.carried is None:
        return {}
    change = _change(dump)
    return still(written.carried.notes, change.added | change.removed)


def _change(dump: Dump) -> Change:
    return Change.of_lines(b"".join(dump.added), b"".join(dump.removed))


def sum_up(folder: Path) -> None:
    """Writes the sums of all files of a build, once there will be no more of them."""
    (folder / SUMS).write_text(sums_text(sums_of(folder).items()), "utf-8")


def _told(build: Path | None) -> dict[str, Any]:
    """What a build says of itself, nothing where there is none."""
    if build is None:
        return {}
    return dict(json.loads((build / ABOUT_BUILD).read_text("utf-8")))


def _version_line(base: str, version: str) -> bytes:
    return nquad(version_quad(Iris(base), version)).encode()


def _version_lines(base: str, told: Mapping[str, Any]) -> list[bytes]:
    return [_version_line(base, told["version"])] if told else []


def _write_store(folder: Path, before: Path | None, dump: Dump) -> None:
    if before is not None:
        try:
            continue_store(before / STORE, folder / STORE, _change(dump))
            return
        except StoreError:
            # The store before may be broken, and the dump has all that is in it.
            shutil.rmtree(folder / STORE, ignore_errors=True)
    write_store(folder / STORE, (folder / DUMP).read_bytes())


def _graphs(told: Mapping[str, Any], dump: Dump) -> Counter[str]:
    """How many quads each graph holds."""
    graphs = Counter[str](told.get("graphs", {}))
    graphs.update(map(_graph_of, dump.added))
    graphs.subtract(map(_graph_of, dump.removed))
    return +graphs


def _graph_of(line: bytes) -> str:
    return line[line.rindex(b"<") + 1 : line.rindex(b">")].decode()


def keep_rejected(out: Path, report: Report, base: str) -> None:
    """Leaves the report of a build that does not conform in `OUT/rejected`."""
    folder = out / REJECTED
    try:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        _write_report(folder, report, base)
    except OSError as error:
        raise StoreError(f"can't be written: {error.strerror}", document=str(folder)) from error


def _write_report(folder: Path, report: Report, base: str, same: Path | None = None) -> None:
    """same: a build that has the same report."""
    if same is not None:
        for name in REPORTS:
            shutil.copyfile(same / name, folder / name)
        return
    turtle = report_graph(report, Iris(base)).serialize(format="turtle")
    for name, text in zip(REPORTS, (turtle, findings_json(report)), strict=True):
        (folder / name).write_text(text, "utf-8")
