"""WS15's onsite moderator, "Wan S. Yi" on the page and "Wan W. Yi" in the report: from a pair that
nobody has judged to one person, once in the terminal and once in a browser.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from on_loopback import serving
from playwright.sync_api import Browser, expect

from kg import resources
from kg.cli import main
from kg.inputs import read_inputs
from kg.pipeline import identities
from kg.resolve.resolution import Resolution
from kg.review.queue import ReviewItem, queue
from kg.store import EmbeddedStore
from server.app import create_app
from server.review_desk import open_desk
from server.settings import Settings

BOTH = {"Dr. Wan S. Yi", "Dr. Wan W. Yi"}
FOR = {"same-session", "same-single-role", "same-organization"}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The project's data before anybody judged a person."""
    folder = Path(shutil.copytree(resources.data(), tmp_path / "data"))
    for path in (folder / "judgements").glob("*.jsonl"):
        lines = path.read_text("utf-8").splitlines(keepends=True)
        path.write_text("".join(line for line in lines if '"left": "m' in line), "utf-8")
    return folder


def resolved(data: Path) -> Resolution:
    return identities(read_inputs(data=data))[1]


def the_pair(resolution: Resolution) -> tuple[int, ReviewItem]:
    """Where the two spellings stand in the queue."""
    ((place, item),) = (
        (place, item)
        for place, item in enumerate(queue(resolution))
        if {*item.left.names} <= BOTH and {*item.right.names} <= BOTH
    )
    return place, item


def written(data: Path) -> dict[str, object]:
    (line,) = (data / "judgements/r7.jsonl").read_text("utf-8").splitlines()
    found: dict[str, object] = json.loads(line)
    return found


def assert_one_person_with_reasons(data: Path, item: ReviewItem) -> None:
    left, right = item.candidate.left, item.candidate.right
    people = resolved(data).people.by_mention
    assert people[left] == people[right]
    judgement = written(data)
    assert {judgement["left"], judgement["right"]} == {left, right}
    assert judgement["verdict"] == "same"
    assert set(judgement["evidence"]) >= FOR
    assert judgement["counter"] == ["middle-initial-differs", "common-name"]
    told = CliRunner().invoke(main, ["explain", people[left], "--data", str(data)]).output
    assert f"judged same by r7 on {judgement['date']} ({judgement['id']})" in told


def test_in_the_terminal(data: Path) -> None:
    place, item = the_pair(resolved(data))
    people = resolved(data).people.by_mention
    assert people[item.candidate.left] != people[item.candidate.right]
    keys = [*"k" * place, "s", "q"]
    words = ["review", "--reviewer", "r7", "--data", str(data)]
    result = CliRunner().invoke(main, words, input="\n".join(keys) + "\n")
    assert result.exit_code == 0, result.output
    assert_one_person_with_reasons(data, item)


def test_in_a_browser(data: Path, store: EmbeddedStore, chromium: Browser) -> None:
    place, item = the_pair(resolved(data))
    app = create_app(Settings(store=store, review=open_desk(data, "r7")))
    with serving(app) as address, chromium.new_page() as page:
        page.goto(f"{address}/review")
        for skipped in range(1, place + 1):
            page.keyboard.press("k")
            expect(page.locator("body")).to_contain_text(f"{skipped} skipped")
            page.wait_for_load_state()
        shown = page.locator(".pair h2").all_text_contents()
        assert {name.strip() for name in shown} == BOTH
        page.keyboard.press("s")
        expect(page.locator("body")).to_contain_text("1 judged in this sitting")
    assert_one_person_with_reasons(data, item)
