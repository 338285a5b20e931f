"""`/releases`, and the files of each release."""

from __future__ import annotations

import gzip
import hashlib
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from small_releases import JANUARY, keep

from kg.iris import DEFAULT_BASE as BASE
from server.past.files import files_of

DUMP = "/releases/2030.1/data/dumps/igf.nq.gz"


def test_the_releases_are_listed_newest_first_with_how_to_cite_them(client: FlaskClient) -> None:
    text = client.get("/releases").text
    places = [text.index(f"Release 2030.{number}<") for number in (3, 2, 1)]
    assert places == sorted(places)
    assert (
        "IGF knowledge graph contributors (2030): IGF knowledge graph, release 2030.1. Dataset."
        f" {BASE}release/2030.1/"
    ) in text


def test_programs_are_told_the_same(client: FlaskClient) -> None:
    told = client.get("/releases.json").json
    assert [release["version"] for release in told["releases"]] == ["2030.3", "2030.2", "2030.1"]
    first = told["releases"][-1]
    manifest = client.get("/releases/2030.1/tagmanifest-sha256.txt", buffered=True)
    assert first["bagSha256"] == hashlib.sha256(manifest.data).hexdigest()
    assert first["site"] == f"{BASE}release/2030.1/"
    assert first["date"] == "2030-01-10"


def test_every_file_of_a_release_is_listed_and_is_what_its_checksum_says(
    client: FlaskClient,
) -> None:
    text = client.get("/releases/2030.1/").text
    for path in ("bagit.txt", "data/release.json", "data/dumps/igf.nq.gz", "manifest-sha256.txt"):
        assert f'href="/releases/2030.1/{path}"' in text
        content = client.get(f"/releases/2030.1/{path}", buffered=True).data
        assert hashlib.sha256(content).hexdigest() in text


def test_the_dump_of_a_release_comes_whole_and_in_ranges(client: FlaskClient) -> None:
    whole = client.get(DUMP, buffered=True)
    assert whole.content_type == "application/gzip"
    assert "Content-Encoding" not in whole.headers
    assert b"Body X" in gzip.decompress(whole.data)
    part = client.get(DUMP, headers={"Range": "bytes=10-19"}, buffered=True)
    assert part.status_code == 206
    assert part.data == whole.data[10:20]
    assert part.headers["Content-Range"] == f"bytes 10-19/{len(whole.data)}"
    none = client.get(DUMP, headers={"Range": f"bytes={len(whole.data)}-"}, buffered=True)
    assert none.status_code == 416
    same = client.get(DUMP, headers={"If-None-Match": whole.headers["ETag"]}, buffered=True)
    assert same.status_code == 304


@pytest.mark.parametrize(
    "path",
    [
        *("../2030.2/bagit.txt", "%2e%2e/2030.2/bagit.txt", "data/../../2030.2/bagit.txt"),
        *("%2Fetc%2Fpasswd", "/etc/passwd", "data", "data/", ".", "x" * 3_000, "bagit.txt%00"),
        *("..%5c..%5cbagit.txt", "data/dumps/../release.json", "C:%5Cwindows"),
    ],
)
def test_no_other_file_can_be_had(path: str, client: FlaskClient) -> None:
    response = client.get(f"/releases/2030.1/{path}", follow_redirects=True)
    assert response.status_code == 404


def test_a_file_that_leads_out_of_its_bag_is_not_handed_out(tmp_path: Path) -> None:
    bag = keep(tmp_path, "2030.1", "2030-01-10", JANUARY)
    (tmp_path / "secret.txt").write_text("secret")
    (bag / "data" / "link.txt").symlink_to(tmp_path / "secret.txt")
    with (bag / "manifest-sha256.txt").open("a") as manifest:
        manifest.write(f"{'0' * 64}  data/link.txt\n{'0' * 64}  ../secret.txt\n")
    assert {"data/link.txt", "../secret.txt"} & files_of(bag).keys() == set()
    assert "data/release.json" in files_of(bag)


def test_a_page_in_a_bag_is_handed_out_as_text(tmp_path: Path) -> None:
    bag = keep(tmp_path, "2030.1", "2030-01-10", JANUARY)
    (bag / "data" / "page.html").write_text("<script>")
    with (bag / "manifest-sha256.txt").open("a") as manifest:
        manifest.write(f"{'0' * 64}  data/page.html\n")
    assert files_of(bag)["data/page.html"].media_type == "text/plain"


def test_an_unknown_release_has_no_files_and_those_there_are_are_listed(
    client: FlaskClient,
) -> None:
    for path in ("/releases/2031.1/", "/releases/2031.1/bagit.txt"):
        response = client.get(path)
        assert response.status_code == 404
        assert '<a href="/release/2030.3/">Release 2030.3</a>' in response.text
