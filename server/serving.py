"""The store that answers now: opened again as soon as another build is the current one.

A request keeps the store it began with; the old handle goes when its last request ends.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cached_property, lru_cache, partial
from pathlib import Path

import pyoxigraph as ox

from kg.answers.answered import Answers
from kg.builds import CURRENT, current
from kg.downloads import dumps_in
from kg.errors import StoreError
from kg.pictures.catalogue import PICTURES
from kg.pictures.drawing import NARROW, WIDE, Drawing
from kg.publish.dump_set import Dumped
from kg.remote.opening import reopened
from kg.remote.store import RemoteStore
from kg.search.index import Index as SearchIndex
from kg.store import EmbeddedStore, Store, digest_in
from server import kept
from server.drawings import Drawings
from server.last_modified import built_on, changed_on
from server.overview import Overview, overview
from server.pages.graph import GraphFigures, figures
from server.programme.kept import Programmes
from server.reconciliation.entries import holdings
from server.reconciliation.index import Index
from server.settings import Settings
from server.sitemap import Entry, sitemaps
from server.term_list import term_list
from server.usage import Use, usage

GRAPHS = 32
"""Graphs whose figures are kept."""


class Library:
    """One store, with what every page of it shows."""

    def __init__(self, store: Store, build: Path | None = None) -> None:
        self.store = store
        self.build = build
        self._dumps: tuple[Dumped, ...] = ()
        self._described: tuple[tuple[Dumped, ...], frozenset[ox.Triple]] | None = None
        self.opened = dt.datetime.now(dt.UTC)
        self._sitemaps: dict[str, tuple[Entry, ...]] | None = None

    @cached_property
    def answers(self) -> Answers:
        """What everybody asks, answered when the build was made."""
        return kept.answers(self.store, self.build)

    @cached_property
    def overview(self) -> Overview:
        """The figures of the home page."""
        return overview(self.answers, self.store.base)

    @cached_property
    def usage(self) -> Mapping[str, Use]:
        """How often each term of the ontology is used."""
        return usage(self.answers)

    @property
    def description(self) -> frozenset[ox.Triple]:
        """The build as a dataset: VoID and DCAT."""
        dumps = self.dumps
        told = self._described
        if told is None or told[0] != dumps:
            told = self._described = dumps, kept.description(self.store, self.build, dumps)
        return told[1]

    @property
    def dumps(self) -> tuple[Dumped, ...]:
        """The files to take along; they may be made while the build is served."""
        if not self._dumps and self.build is not None:
            self._dumps = dumps_in(self.build)
        return self._dumps

    @property
    def edition(self) -> str:
        """The same as long as what is served stays as it is."""
        return f"{self.store.digest} {len(self.dumps)}"

    @cached_property
    def term_list(self) -> bytes:
        """The terms that a query is written with, as JSON."""
        told = term_list(self.store, self.description)
        return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()

    @cached_property
    def drawings(self) -> Drawings:
        """What is drawn of it, in the folder of the build or since."""
        return Drawings(self.build)

    @cached_property
    def pictures(self) -> Mapping[str, tuple[Drawing, Drawing]]:
        """The pictures for everybody by their keys: for a desk, and for a phone."""
        return {
            picture.key: (
                picture.drawing(self.answers, WIDE),
                picture.drawing(self.answers, NARROW),
            )
            for picture in PICTURES
        }

    @cached_property
    def built_on(self) -> str | None:
        """The newest date in the graph."""
        return built_on(self.store)

    def sitemaps(self, rules: frozenset[str]) -> dict[str, tuple[Entry, ...]]:
        """What search engines may list, worked out once a build. rules: the server's addresses."""
        if self._sitemaps is None:
            self._sitemaps = sitemaps(self.store, rules, self._changed)
        return self._sitemaps

    def _changed(self, iri: str) -> str | None:
        # Elsewhere, the days of all things would take thousands of questions.
        return None if isinstance(self.store, RemoteStore) else changed_on(self.store, iri)

    @cached_property
    def graph_figures(self) -> Callable[[str], GraphFigures]:
        """A graph in figures; those that were looked at are kept."""
        return lru_cache(GRAPHS)(partial(figures, self.store))

    @cached_property
    def version(self) -> str:
        """What the graph is called: a release, or what came after one."""
        return kept.version(self.store)

    @property
    def known_version(self) -> str:
        """The version where nobody has to be asked for it, or nothing."""
        remote = isinstance(self.store, RemoteStore)
        return str(self.__dict__.get("version", "")) if remote else self.version

    @cached_property
    def quads(self) -> int:
        """How many statements there are in all graphs."""
        return self.store.size()

    @cached_property
    def programmes(self) -> Programmes:
        """The programmes of the meetings, each read when it is first asked for."""
        return Programmes(self.store)

    @cached_property
    def index(self) -> Index:
        """Every name that the Reconciliation API finds, read once a build."""
        return Index(holdings(self.store), self.store.base)

    @cached_property
    def search(self) -> SearchIndex:
        """What can be searched by words."""
        return kept.search(self.store, self.build)


class Serving:
    """Hands each request the library of the current build."""

    def __init__(self, settings: Settings) -> None:
        if settings.out is None and settings.store is None:
            raise StoreError("give a folder of builds or an open store")
        self._lock = threading.Lock()
        self._target: str | None = None
        # Beside an open store, the folder may hold what was worked out of the same build.
        self._beside = settings.out if settings.store is not None else None
        self._out = settings.out if settings.store is None else None
        self._library = None if settings.store is None else self._on(settings.store)

    @property
    def remote(self) -> bool:
        """Whether the graph stands in an engine elsewhere."""
        return self._library is not None and isinstance(self._library.store, RemoteStore)

    def look_again(self) -> None:
        """Open what an engine elsewhere holds now; raises StoreError where that cannot be had."""
        library = self._library
        if library is None or not isinstance(library.store, RemoteStore):
            return
        store = reopened(library.store)
        if store is not library.store:
            self._library = self._on(store)

    def _on(self, store: Store) -> Library:
        build = None if self._beside is None else current(self._beside)
        same = build is not None and digest_in(build) == store.digest
        library = Library(store, build if same else None)
        if isinstance(store, RemoteStore):
            # Asked once and now, so that no response waits for it on its way.
            with suppress(StoreError):
                _ = library.version
        return library

    def library(self) -> Library:
        """The library of the build that is current now."""
        if self._out is not None:
            target = self._link(self._out)
            with self._lock:
                if target != self._target or self._library is None:
                    self._library, self._target = self._open(self._out), target
        if self._library is None:
            raise StoreError("there is no store to answer from; start the server again")
        return self._library

    @staticmethod
    def _link(out: Path) -> str:
        try:
            # Asked with every request, so without the making of paths.
            return os.readlink(f"{out}/{CURRENT}")  # noqa: PTH115
        except OSError as error:
            raise StoreError(
                "there is no build here; make one with `kg build`", document=str(out)
            ) from error

    @staticmethod
    def _open(out: Path) -> Library:
        build = current(out)
        if build is None:
            raise StoreError("there is no build here; make one with `kg build`", document=str(out))
        return Library(EmbeddedStore.open(build), build)
