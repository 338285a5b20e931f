"""`/dumps/`: every file with its sum, and a page that says what each is for."""

from __future__ import annotations

import hashlib
import html
import json
import re
import shutil
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from rdflib import VOID, Graph, Literal
from rdflib.namespace import DCAT, DCTERMS, XSD
from rdflib.term import URIRef

from kg.builds import Workspace, current
from kg.downloads import FOLDER
from kg.iris import DEFAULT_BASE
from kg.publish.dump_set import read_dumps
from kg.store import ABOUT_BUILD, EmbeddedStore
from server.app import create_app
from server.settings import Settings

TYPES = {
    "igf.nq.gz": "application/gzip",
    "igf.nq.zst": "application/zstd",
    "tables/people.csv": "text/csv; charset=utf-8",
    "tables/csv-metadata.json": "application/csvm+json",
    "tables/README.md": "text/markdown; charset=utf-8",
    "SHA256SUMS": "text/plain; charset=utf-8",
}
DATASET = URIRef(f"{DEFAULT_BASE}void#dataset")


@pytest.fixture(scope="module")
def folder(beside: Path) -> Path:
    build = current(beside)
    assert build is not None
    return build / FOLDER


def test_every_file_is_listed_with_its_sum_and_leads_to_its_bytes(
    client: FlaskClient, folder: Path
) -> None:
    page = client.get("/dumps/").text
    rows = re.findall(r'<a href="/dumps/([^"]+)">.*?<code>([0-9a-f]{64})</code>', page)
    told = [(dumped.name, dumped.sha256) for dumped in read_dumps(folder)]
    assert sorted(rows) == told
    for name, digest in told:
        response = client.get(f"/dumps/{name}", buffered=True)
        assert hashlib.sha256(response.data).hexdigest() == digest
        assert response.headers["ETag"] == f'"{digest}"'
        assert int(response.headers["Content-Length"]) == len(response.data)
        assert "Content-Encoding" not in response.headers


@pytest.mark.parametrize(("name", "media_type"), TYPES.items())
def test_a_file_says_what_it_is(client: FlaskClient, name: str, media_type: str) -> None:
    response = client.head(f"/dumps/{name}")
    assert (response.status_code, response.headers["Content-Type"]) == (200, media_type)


def test_a_table_leads_to_what_describes_it(client: FlaskClient) -> None:
    link = client.head("/dumps/tables/people.csv").headers["Link"]
    target = re.fullmatch(r'<(\S+)>; rel="describedby"; type="application/csvm\+json"', link)
    assert target is not None
    assert client.head(target[1].removeprefix(DEFAULT_BASE[:-1])).status_code == 200


@pytest.mark.parametrize(
    "name", ["nothing", "tables", "../build.json", "%2e%2e/build.json", "tables/../igf.nq.gz"]
)
def test_what_is_no_file_of_the_set_is_not_there(client: FlaskClient, name: str) -> None:
    assert client.get(f"/dumps/{name}").status_code == 404


def test_without_a_folder_the_page_says_where_they_come_from(store: EmbeddedStore) -> None:
    bare = create_app(Settings(store=store)).test_client()
    page = bare.get("/dumps/")
    assert page.status_code == 200
    assert "There are no files of this build here." in html.unescape(page.text)
    for name in ("igf.nq.gz", "SHA256SUMS"):
        assert bare.get(f"/dumps/{name}").status_code == 404


def test_the_description_of_the_dataset_tells_every_dump(client: FlaskClient, folder: Path) -> None:
    told = Graph().parse(data=client.get("/void.ttl").data, format="turtle")
    for dumped in read_dumps(folder):
        address = URIRef(f"{DEFAULT_BASE}dumps/{dumped.name}")
        nodes = list(told.subjects(DCAT.downloadURL, address))
        if dumped.name in ("tables/README.md", "tables/csv-metadata.json"):
            assert nodes == []
            continue
        (node,) = nodes
        assert (DATASET, DCAT.distribution, node) in told
        size = Literal(dumped.size, datatype=XSD.nonNegativeInteger)
        assert told.value(node, DCAT.byteSize, any=False) == size
        assert told.value(node, DCTERMS.title, any=False) is not None
        spdx = "http://spdx.org/rdf/terms#"
        checksum = told.value(node, URIRef(f"{spdx}checksum"), any=False)
        value = told.value(checksum, URIRef(f"{spdx}checksumValue"), any=False)
        assert value == Literal(dumped.sha256, datatype=XSD.hexBinary)
        packer = told.value(node, DCAT.compressFormat, any=False)
        assert (packer is None) == dumped.name.endswith(".csv")
        assert ((DATASET, VOID.dataDump, address) in told) == (packer is not None)


def test_dumps_that_are_made_while_a_build_is_served_are_told_of(
    folder: Path, store: EmbeddedStore, tmp_path: Path
) -> None:
    workspace = Workspace(tmp_path)
    with workspace.stage() as staged:
        about = {"base": DEFAULT_BASE, "digest": "memory"}
        (staged / ABOUT_BUILD).write_text(json.dumps(about))
        build = workspace.publish(staged)
    served = create_app(Settings(out=tmp_path, store=store)).test_client()
    assert "tables/people.csv" not in served.get("/dumps/").text
    assert b"dumps/igf.nq.gz" not in served.get("/void.ttl").data
    shutil.copytree(folder, build / FOLDER)
    assert "tables/people.csv" in served.get("/dumps/").text
    assert b"dumps/igf.nq.gz" in served.get("/void.ttl").data
