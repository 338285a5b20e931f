"""Harvesting what has changed, over builds that are published one after another."""

from __future__ import annotations

import datetime as dt
import json
from itertools import count
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from oai import ask, whole
from on_loopback import serving
from sickle import Sickle

from kg.builds import Workspace
from kg.harvest import keeping
from kg.iris import DEFAULT_BASE
from kg.store import EmbeddedStore, write_store
from server.app import create_app
from server.settings import Settings

START = dt.datetime(2026, 11, 28, 9, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
OAI = "oai:127.0.0.1:"
REPORT = "source/bbbb000000000002"


class Site:
    """A folder of builds that are published at the hours of a day."""

    def __init__(self, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.out = out
        self.client = create_app(Settings(out=out)).test_client()
        self.hour, self._names = -1, count(1)
        monkeypatch.setattr(keeping, "published", lambda _: START + self.hour * HOUR)

    def publish(self, nquads: bytes) -> None:
        """Make a build of statements, and swap it in an hour after the one before."""
        about = {"base": DEFAULT_BASE, "digest": f"build {next(self._names)}"}
        workspace = Workspace(self.out)
        with workspace.stage() as staged:
            write_store(staged / "store", nquads)
            (staged / "build.json").write_text(json.dumps(about))
            keeping.write(staged, EmbeddedStore.open(staged), self.out)
            self.hour += 1
            workspace.publish(staged)

    def since(self, hour: int, **more: str) -> list[str]:
        """The paths of what has changed since an hour."""
        moment = (START + hour * HOUR).strftime("%Y-%m-%dT%H:%M:%SZ")
        found = whole(self.client, "ListIdentifiers", from_=moment, **more)
        return [one.removeprefix(OAI) for answer in found for one in answer.identifiers]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    return Site(tmp_path, monkeypatch)


def without(nquads: bytes, path: str) -> bytes:
    """The statements that do not begin with a thing."""
    lead = f"<{DEFAULT_BASE}id/{path}>".encode()
    return b"".join(line for line in nquads.splitlines(True) if not line.startswith(lead))


def test_nothing_changes_where_a_build_says_what_the_one_before_said(
    site: Site, nquads: bytes
) -> None:
    site.publish(nquads)
    site.publish(nquads)
    assert ask(site.client, "ListRecords", metadataPrefix="oai_dc", from_="2026-11-28").codes == []
    moment = "2026-11-28T10:00:00Z"
    answer = ask(site.client, "ListRecords", metadataPrefix="oai_dc", from_=moment)
    assert answer.codes == ["noRecordsMatch"]


def test_a_record_has_changed_when_anything_that_it_tells_has(site: Site, nquads: bytes) -> None:
    site.publish(nquads)
    # A name that stands in the metadata of one session alone, though it is not said of the session.
    site.publish(nquads.replace(b'name> "Jong Hyuk Ro"', b'name> "Jong-Hyuk Ro"'))
    assert site.since(1) == ["session/2017/ws15"]
    assert ask(
        site.client, "GetRecord", identifier=f"{OAI}session/2017/ws15", metadataPrefix="oai_dc"
    ).datestamps == ["2026-11-28T10:00:00Z"]


def test_what_is_gone_is_deleted_for_those_who_ask_for_changes_and_in_its_sets(
    site: Site, nquads: bytes
) -> None:
    site.publish(nquads)
    site.publish(without(nquads, REPORT))
    answer = ask(site.client, "ListRecords", metadataPrefix="rdf", set="document:session-report")
    assert answer.deleted == answer.identifiers == [f"{OAI}{REPORT}"]
    assert answer.datestamps == ["2026-11-28T10:00:00Z"]
    one = ask(site.client, "GetRecord", identifier=f"{OAI}{REPORT}", metadataPrefix="oai_dc")
    assert one.deleted == [f"{OAI}{REPORT}"]
    forms = ask(site.client, "ListMetadataFormats", identifier=f"{OAI}{REPORT}")
    assert forms.codes == ["noMetadataFormats"]


def test_what_comes_back_is_no_longer_deleted(site: Site, nquads: bytes) -> None:
    for statements in (nquads, without(nquads, REPORT), nquads):
        site.publish(statements)
    assert REPORT in site.since(2)
    answer = ask(site.client, "ListIdentifiers", metadataPrefix="oai_dc", set="document")
    assert answer.deleted == []


def test_a_public_client_has_after_each_build_what_is_told_then(site: Site, nquads: bytes) -> None:
    renamed = nquads.replace(b'name> "Jong Hyuk Ro"', b'name> "Jong-Hyuk Ro"')
    states = (nquads, renamed, without(renamed, REPORT), nquads)
    copy: dict[str, str] = {}
    site.publish(states[0])
    with serving(site.client.application) as root:
        client = Sickle(f"{root}/oai")
        for number, statements in enumerate(states):
            if number:
                site.publish(statements)
            since = (START + number * HOUR).strftime("%Y-%m-%dT%H:%M:%SZ")
            bound = {"from": since} if number else {}
            for record in client.ListRecords(metadataPrefix="oai_dc", **bound):
                copy[record.header.identifier] = record.raw
                if record.deleted:
                    del copy[record.header.identifier]
            fresh = client.ListRecords(metadataPrefix="oai_dc", ignore_deleted=True)
            assert copy == {record.header.identifier: record.raw for record in fresh}


@pytest.mark.usefixtures("small_pages")
def test_a_list_that_was_begun_before_a_build_is_gone_on_with_and_nothing_is_missed(
    site: Site, nquads: bytes
) -> None:
    site.publish(nquads)
    begun = ask(site.client, "ListIdentifiers", metadataPrefix="oai_dc")
    given = [*begun.identifiers]
    changed = nquads.replace(b'name> "Jong Hyuk Ro"', b'name> "Jong-Hyuk Ro"')
    site.publish(without(changed, REPORT))
    token = begun.token
    while token:
        answer = ask(site.client, "ListIdentifiers", resumptionToken=token)
        given, token = [*given, *answer.identifiers], answer.token
    assert {*given} == {f"{OAI}{path}" for path in site.since(0)}
    # What has changed in between comes at the end, once more if it was given before.
    assert given[-2:] == [f"{OAI}session/2017/ws15", f"{OAI}{REPORT}"]


@pytest.mark.usefixtures("small_pages")
def test_a_token_of_a_site_that_kept_no_times_is_not_gone_on_with(
    site: Site, nquads: bytes, client: FlaskClient
) -> None:
    token = ask(client, "ListIdentifiers", metadataPrefix="oai_dc").token
    site.publish(nquads)
    answer = ask(site.client, "ListIdentifiers", resumptionToken=token)
    assert answer.codes == ["badResumptionToken"]


def test_a_build_without_notes_counts_as_new_as_a_whole(site: Site, nquads: bytes) -> None:
    site.publish(nquads)
    (site.out / "current" / "harvest.tsv").unlink()
    before = dt.datetime.now(dt.UTC)
    stamps = ask(site.client, "ListIdentifiers", metadataPrefix="oai_dc").datestamps
    assert min(map(dt.datetime.fromisoformat, stamps)) >= before
