"""The bags of releases that are kept, made anew without those who were withdrawn since.

A bag is made beside the old one, and takes its place by two renames; what a kill leaves between
them is put right by the next run. Each redaction gets a line of its own in the list of releases.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.appending import append_lines
from kg.clearing.clearing import clear_inputs
from kg.forgetting import withheld_state
from kg.holding import writing
from kg.inputs import RELEASES, releases_in
from kg.iris import Iris
from kg.publish import void
from kg.publish.dump_set import write_dumps
from kg.publish.nquads import nquad
from kg.publish.version import version_quad
from kg.releases.about import About, bag_info
from kg.releases.archive import archive_of, write_archive
from kg.releases.bag import PAYLOAD, listed, seal, vouched
from kg.releases.between import difference_between
from kg.releases.difference import Difference, Published
from kg.releases.dump_files import lines_of
from kg.releases.kept import ABOUT, Kept, kept, read_bag
from kg.releases.making import releasing
from kg.releases.payload import DUMPS, INPUTS, write_account, write_changes
from kg.releases.redacted_texts import redacted_json, redacted_text
from kg.releases.redacting import Redacted, redacted
from kg.releases.register import Release
from kg.releases.tombstones import Gone
from kg.republished import describe
from kg.resolve.register import Register
from kg.verification.sealing import keep_sealed
from kg.whole_files import clear_unfinished, put_whole, sync, sync_tree

WORKSHOP = ".redacting"
DONE = "withheld.json"
"""For which withdrawals each bag was looked through last."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What is to be redacted, and with what; register: as the data folder has it now."""

    releases: Path
    data: Path
    gone: Gone
    register: Register
    today: dt.date


def await_redaction(releases: Path, data: Path) -> bool:
    """Whether a bag was not yet looked through for the withdrawals that there are now."""
    if not releases.is_dir():
        return False
    state, done = withheld_state(data), _done(releases)
    return (releases / WORKSHOP).exists() or any(
        done.get(bag.version) != [state, vouched(bag.bag)] for bag in kept(releases)
    )


def redact_kept(terms: Terms) -> tuple[str, ...]:
    """Looks through every bag that was not yet for these withdrawals; the versions made anew."""
    if not terms.releases.is_dir() or not terms.gone.withdrawals:
        return ()
    with releasing(terms.releases), writing(terms.data):
        _put_right(terms.releases)
        state, done = withheld_state(terms.data), _done(terms.releases)
        made: list[str] = []
        before: Kept | None = None
        for bag in kept(terms.releases):
            # What comes after a bag that was made anew is compared with it anew.
            looked_through = done.get(bag.version) == [state, vouched(bag.bag)] and not made
            if not looked_through and _redacted(bag, before, terms):
                made.append(bag.version)
            done[bag.version] = [state, vouched(bag.bag)]
            before = read_bag(bag.bag)
        put_whole(terms.releases / DONE, f"{json.dumps(done, indent=2)}\n".encode())
    return tuple(made)


def _done(releases: Path) -> dict[str, list[str]]:
    try:
        return dict(json.loads((releases / DONE).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return {}


def _put_right(releases: Path) -> None:
    """What a killed run left: a new bag whose place is empty is put there, all else goes."""
    workshop = releases / WORKSHOP
    for made in workshop.glob("new/*") if workshop.is_dir() else ():
        if not (releases / made.name).exists():
            made.rename(releases / made.name)
    shutil.rmtree(workshop, ignore_errors=True)


def _redacted(bag: Kept, before: Kept | None, terms: Terms) -> bool:
    """Makes one bag anew, where it tells of somebody who is gone; whether it did."""
    lines = tuple(lines_of(bag.dump)())
    found = redacted(lines, bag.base, terms.gone)
    workshop = terms.releases / WORKSHOP
    staged = workshop / "new.staged" / bag.version
    try:
        shutil.copytree(bag.bag, staged)
        _rewrite(staged / PAYLOAD, bag, before, found, terms)
        about = _about(bag, found, terms)
        write_account(staged / PAYLOAD, about)
        seal(staged, bag_info(about))
        if _same(staged, bag):
            return False
        _swap(staged, bag, workshop)
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
    _note(read_bag(bag.bag), terms)
    return True


def _rewrite(payload: Path, bag: Kept, before: Kept | None, found: Redacted, terms: Terms) -> None:
    dump = "".join(found.lines).encode()
    shutil.rmtree(payload / DUMPS)
    (payload / DUMPS).mkdir()
    write_dumps(dump, bag.base, payload / DUMPS)
    describe(payload, dump, bag.base, bag.version)
    (payload / void.FILE).replace(payload / "dataset.ttl")
    clear_inputs(payload / INPUTS, terms.register)
    _rewrite_texts(payload, found)
    write_changes(payload / "changes", _difference(bag, before, payload, found))


def _rewrite_texts(payload: Path, found: Redacted) -> None:
    """The reports and the notes of editors."""
    report = payload / "validation" / "report.json"
    report.write_text(redacted_json(report.read_text("utf-8"), found), "utf-8")
    for path in (payload / "validation" / "report.ttl", *(payload / "changes").glob("*.md")):
        path.write_text(redacted_text(path.read_text("utf-8"), found), "utf-8")


def _difference(bag: Kept, before: Kept | None, payload: Path, found: Redacted) -> Difference:
    now = Published(bag.version, bag.base, _content(bag, found), bag.date)
    if before is None:
        return Difference(None, now)
    return difference_between(before.dump, before.published, payload / DUMPS / "igf.nq.gz", now)


def _content(bag: Kept, found: Redacted) -> str:
    """The digest of the statements without the one that tells the version."""
    telling = nquad(version_quad(Iris(bag.base), bag.version))
    said = "".join(line for line in found.lines if line != telling)
    return hashlib.sha256(said.encode()).hexdigest()


def _about(bag: Kept, found: Redacted, terms: Terms) -> About:
    told = json.loads((bag.bag / ABOUT).read_text("utf-8"))
    return About(
        version=bag.version,
        date=bag.date,
        base=bag.base,
        content=_content(bag, found),
        dump=hashlib.sha256("".join(found.lines).encode()).hexdigest(),
        code=told["code"],
        quads=len(found.lines),
        previous=told["previous"],
        redacted=terms.today,
    )


def _same(staged: Path, bag: Kept) -> bool:
    """Whether nothing but the word that it was redacted would be new."""
    return dict(_payload(staged)) == dict(_payload(bag.bag))


def _payload(bag: Path) -> Iterator[tuple[str, str]]:
    own = {"data/README.md", "data/release.json", "data/datacite.json"}
    for name, digest in listed(bag / "manifest-sha256.txt").items():
        if name not in own and "/inputs/register/" not in name:
            yield name, digest


def _swap(staged: Path, bag: Kept, workshop: Path) -> None:
    sync_tree(staged)
    for name in ("new", "old"):
        (workshop / name).mkdir()
    ready = workshop / "new" / bag.version
    staged.rename(ready)
    sync(ready.parent)
    bag.bag.rename(workshop / "old" / bag.version)
    ready.rename(bag.bag)
    sync(bag.bag.parent)


def _note(bag: Kept, terms: Terms) -> None:
    """The line in the list of releases, and the archive where there is one."""
    archive = archive_of(terms.releases, bag.version)
    if archive.exists():
        write_archive(bag.bag, archive, bag.date)
    listed = {release.version: release for release in releases_in(terms.data)}
    found = vouched(bag.bag)
    if bag.version not in listed or listed[bag.version].bag == found:
        return
    line = Release(bag.version, bag.date, bag.content, found, terms.today).line
    clear_unfinished(terms.data)
    append_lines(terms.data / RELEASES, line)
    keep_sealed(terms.data, terms.data / RELEASES)
