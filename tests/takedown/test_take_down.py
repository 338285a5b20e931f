"""Somebody is withdrawn: nothing that is held or served tells the name, in any spelling.

The person is made up, and is in a small data folder in every way that a document can name one.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import bagit
import pytest
from answers import FORMS, answers, told
from click.testing import CliRunner, Result
from flask.testing import FlaskClient
from victim import OTHERS, OWN_WORDS, PAGE, SURNAME, a_folder
from walker import UnknownKindError, contents, places

from kg.builds import current
from kg.cli import main
from kg.errors import KgError
from kg.inputs import read_inputs
from kg.iris import DEFAULT_BASE
from kg.pipeline import all_identities
from kg.releases.bag import vouched
from kg.releases.opening import open_releases, withdrawn_in
from kg.releases.redacting_bags import DONE, await_redaction
from kg.releases.register import parse_releases
from kg.store import EmbeddedStore
from server.app import create_app
from server.settings import Settings

WORDS = frozenset({SURNAME, *OWN_WORDS})


@dataclass(frozen=True)
class Case:
    """Before and after: what was found where, and the folders."""

    root: Path
    data: Path
    out: Path
    who: str
    before: tuple[str, ...]
    summary: str

    @property
    def releases(self) -> Path:
        return self.root / "releases"


def run(*words: str | Path) -> Result:
    result = CliRunner().invoke(main, [str(word) for word in words])
    assert result.exit_code == 0, result.output
    return result


def no_complaint(error: KgError) -> None:
    raise error


def people(data: Path) -> dict[str, set[str]]:
    """Every name in the data by the id that it stands under, the withdrawn among them."""
    resolution = all_identities(read_inputs(data=data))
    found: dict[str, set[str]] = {}
    for mention in resolution.person_mentions:
        found.setdefault(resolution.people.by_mention[mention.key], set()).add(mention.name)
    return found


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    root = tmp_path_factory.mktemp("takedown")
    data, out, releases = a_folder(root / "data"), root / "out", root / "releases"
    page = root / "by zoe quillfeather.txt"
    page.write_text(PAGE, "utf-8")
    run("import", page, "--edition", "2017", "--data", data)
    run("register", "--data", data)
    places_of = ("--out", out, "--data", data, "--releases", releases)
    run("release", "2031.1", *places_of, "--archive", "--date", "2031-01-01")
    sheet = data / "sessions/2017.toml"
    sheet.write_text(sheet.read_text("utf-8").replace("lecture", "address"), "utf-8")
    run("release", "2031.2", *places_of, "--date", "2031-02-01")
    open_releases(releases, out, no_complaint)
    (out / "rejected").mkdir()
    shutil.copy(out / "current/report.json", out / "rejected/report.json")
    before = (*places(out, WORDS), *places(releases, WORDS))
    (who,) = (i for i, names in people(data).items() if SURNAME in "".join(names).casefold())
    run("withdraw", who, "--reason", "take-down", "--reviewer", "r2", "--data", data, "--yes")
    summary = run("build", *places_of).output
    (gone,) = withdrawn_in(EmbeddedStore.open(out / "current"))
    open_releases(releases, out, no_complaint, withdrawn={gone})
    return Case(root, data, out, who, before, summary)


@pytest.fixture(scope="module")
def client(case: Case) -> FlaskClient:
    return create_app(Settings(out=case.out)).test_client()


def test_before_the_withdrawal_the_name_is_everywhere(case: Case) -> None:
    kinds = {place.partition("/")[2].partition("/")[2].partition(":")[0] for place in case.before}
    assert kinds >= {"dump.nq", "search.sqlite", "search.sqlite!rows", "store (quads)"}
    for start in ("builds/", "releases/", "2031.1/", "2031.2/", "igf-2031.1.tar.gz", "cache/"):
        assert [place for place in case.before if place.startswith(start)], start


def test_no_byte_of_what_is_built_holds_the_name(case: Case) -> None:
    assert places(case.out, WORDS) == []


def test_no_byte_of_the_releases_that_are_kept_holds_the_name(case: Case) -> None:
    assert places(case.releases, WORDS) == []
    assert (case.out / "releases/2031.1/store").is_dir()


def test_a_bag_that_was_made_anew_is_whole_and_says_so(case: Case) -> None:
    for version in ("2031.1", "2031.2"):
        bag = bagit.Bag(str(case.releases / version))
        assert bag.is_valid()
        assert "Redacted-On" in bag.info
        about = json.loads((case.releases / version / "data/release.json").read_bytes())
        assert about["redacted"] == bag.info["Redacted-On"]
    first, second, *again = parse_releases((case.data / "releases.tsv").read_bytes(), "")
    assert again == []
    for release in (first, second):
        assert release.redacted is not None
        assert release.bag == vouched(case.releases / release.version)


def test_looking_through_the_releases_again_changes_nothing(case: Case) -> None:
    lines = (case.data / "releases.tsv").read_bytes()
    result = run("build", "--out", case.out, "--data", case.data, "--releases", case.releases)
    assert "is up to date" in result.output
    assert "made anew" not in result.output
    assert (case.data / "releases.tsv").read_bytes() == lines


def test_releases_await_to_be_looked_through_until_they_are(case: Case, tmp_path: Path) -> None:
    assert not await_redaction(case.releases, case.data)
    copy = shutil.copytree(case.releases, tmp_path / "releases")
    (copy / DONE).unlink()
    assert await_redaction(copy, case.data)


def test_the_build_before_is_gone_with_its_cache_and_the_rejected_report(case: Case) -> None:
    assert [folder.resolve() for folder in (case.out / "builds").iterdir()] == [current(case.out)]
    assert not (case.out / "rejected").exists()


def test_no_answer_of_the_site_holds_the_name(client: FlaskClient) -> None:
    asked = dict(answers(client, DEFAULT_BASE))
    assert {address: told(content, WORDS) for address, content in asked.items()} == {
        address: set() for address in asked
    }
    assert len(asked) > 100
    assert any("name withheld" in content.decode("utf-8", "replace") for content in asked.values())


@pytest.mark.parametrize("form", FORMS)
def test_the_address_of_the_person_answers_410_in_every_form(
    client: FlaskClient, case: Case, form: str
) -> None:
    response = client.get(f"/id/person/{case.who}", headers={"Accept": form}, follow_redirects=True)
    assert response.status_code == 410
    assert told(response.get_data(), WORDS) == set()


def test_everybody_else_stays(case: Case) -> None:
    dump = (case.out / "current/dump.nq").read_text("utf-8")
    assert [name for name in OTHERS if name not in dump] == []
    assert "Friends of [name withheld]" in dump


def test_the_graph_and_the_summary_say_that_something_is_withheld(case: Case) -> None:
    dump = (case.out / "current/dump.nq").read_text("utf-8")
    assert "a person whose name is withheld" in dump
    person = f"<{DEFAULT_BASE}id/person/{case.who}>"
    said = {line.split(" ")[1] for line in dump.splitlines() if line.startswith(person)}
    assert {term.rpartition("#")[2].rstrip(">") for term in said} == {
        "withdrawnOn",
        "withdrawalReason",
        "wasAttributedTo",
    }
    assert "Names withheld" in case.summary


def test_an_artefact_of_an_unknown_kind_fails_the_search() -> None:
    with pytest.raises(UnknownKindError, match=r"strange\.bin"):
        list(contents("strange.bin", b"?"))


@pytest.mark.parametrize(
    "written",
    [
        "Zoë QUILLFEATHER",
        "Quill\u00adfeather",
        "Quillfe%61ther",
        "Quillfe\\u0061ther",
        "Quillfe&#97;ther",
    ],
)
def test_the_search_reads_through_other_spellings(tmp_path: Path, written: str) -> None:
    (tmp_path / "one.txt").write_text(written, "utf-8")
    assert places(tmp_path, WORDS) == ["one.txt: quillfeather"]
