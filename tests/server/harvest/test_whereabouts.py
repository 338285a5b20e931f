"""Records of what is not in the build that is served, or whose build is not on this disk."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
from engines import URL, MemoryEngine
from oai import ask, whole
from small_releases import HEAD, three_releases

from kg.iris import DEFAULT_BASE
from kg.remote.contents import contents
from kg.remote.loading import Build, load
from kg.remote.opening import open_remote
from kg.store import EmbeddedStore
from server.app import create_app
from server.settings import Settings

OPENING = "oai:127.0.0.1:session/2030/ws1"


def test_what_a_release_that_is_kept_had_and_is_no_more_is_deleted(tmp_path: Path) -> None:
    settings = three_releases(tmp_path)
    there = ask(create_app(settings).test_client(), "ListIdentifiers", metadataPrefix="oai_dc")
    assert (there.identifiers, there.deleted) == ([OPENING], [])
    empty = ox.serialize(
        ox.parse(
            HEAD.replace("BASE", DEFAULT_BASE)
            + f"<{DEFAULT_BASE}graph/curated> {{ :org\\/x a schema:Organization }}",
            format=ox.RdfFormat.TRIG,
        ),
        format=ox.RdfFormat.N_QUADS,
    )
    store = EmbeddedStore.of(empty or b"", DEFAULT_BASE)
    client = create_app(replace(settings, store=store)).test_client()
    answer = ask(client, "ListRecords", metadataPrefix="oai_dc", set="session:2030")
    assert answer.identifiers == answer.deleted == [OPENING]
    # Nobody who asked before this site was opened can have been told.
    assert dt.datetime.fromisoformat(answer.datestamps[0]) >= dt.datetime.now(dt.UTC).replace(
        microsecond=0
    ) - dt.timedelta(minutes=5)


def test_an_engine_elsewhere_has_the_same_records(nquads: bytes) -> None:
    engine = MemoryEngine()
    load(engine.engine, Build(DEFAULT_BASE, "d1", contents(sorted_lines(nquads)), "first"))
    there = create_app(Settings(store=open_remote(URL, transport=engine))).test_client()
    here = create_app(Settings(store=EmbeddedStore.of(nquads, DEFAULT_BASE))).test_client()
    told = [
        {text for answer in whole(client) for text in answer.texts("//o:metadata//text()")}
        for client in (here, there)
    ]
    assert told[0] == told[1]
    assert len(told[0]) > 30


def sorted_lines(nquads: bytes) -> bytes:
    return b"".join(sorted({*nquads.splitlines(keepends=True)}))
