"""A graph that was published before, written as a build of today's code; and its description."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pyoxigraph as ox

from kg import __version__
from kg.described import DUMP
from kg.iris import Iris
from kg.prepared import write_description, write_ready
from kg.publish.dataset import figures
from kg.publish.edition import Edition
from kg.store import ABOUT_BUILD, STORE, EmbeddedStore, default_graphs, write_store


def write_again(folder: Path, dump: bytes, base: str, version: str, content: str) -> None:
    """Writes into an empty folder what a server needs of a graph that was published before.

    dump: its sorted N-Quads, with the one that tells the version. content: the digest without it.
    """
    (folder / DUMP).write_bytes(dump)
    write_store(folder / STORE, dump)
    describe(folder, dump, base, version)
    store = EmbeddedStore.of(dump, base)
    write_ready(folder, store)
    about = {
        "base": base,
        "code": __version__,
        "content": content,
        "digest": hashlib.sha256(dump).hexdigest(),
        "quads": store.size(),
        "version": version,
    }
    (folder / ABOUT_BUILD).write_text(json.dumps(about, indent=2) + "\n", "utf-8")


def describe(folder: Path, dump: bytes, base: str, version: str) -> None:
    """What the dataset says of itself in VoID and DCAT, of its sorted N-Quads."""
    quads = ox.parse(dump, format=ox.RdfFormat.N_QUADS)
    found = figures(quads, Iris(base).space, default_graphs(base))
    edition = Edition(version, hashlib.sha256(dump).hexdigest(), len(dump))
    write_description(folder, found, edition, base)
