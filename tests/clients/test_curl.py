"""curl, as a person types it."""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest
from conformance.protocol.sample import A

QUERY = "SELECT ?in { ?s <urn:in> ?in }"
LONGEST = 30


def curl(*words: str) -> str:
    """What curl writes; skipped where there is none."""
    if shutil.which("curl") is None:
        pytest.skip("curl is not tested: there is none on the path")
    command = ["curl", "--silent", "--show-error", *words]
    run = subprocess.run(command, capture_output=True, timeout=LONGEST, check=True)
    return run.stdout.decode()


def found(text: str) -> list[str]:
    return [row["in"]["value"] for row in json.loads(text)["results"]["bindings"]]


def test_a_query_in_the_address(sample: str) -> None:
    told = curl("--get", sample, "--data-urlencode", f"query={QUERY}")
    assert found(told) == ["curated"]


def test_a_query_in_a_form(sample: str) -> None:
    told = curl(sample, "--data-urlencode", f"query={QUERY}", "--data", f"default-graph-uri={A}")
    assert found(told) == ["a"]


def test_a_query_as_the_body(sample: str) -> None:
    kind = "Content-Type: application/sparql-query"
    assert found(curl(sample, "--header", kind, "--data-binary", QUERY)) == ["curated"]


def test_a_query_in_pieces(sample: str) -> None:
    words = ("--header", "Content-Type: application/sparql-query")
    pieces = ("--header", "Transfer-Encoding: chunked", "--data-binary", QUERY)
    assert found(curl(sample, *words, *pieces)) == ["curated"]


def test_a_body_that_waits_to_be_called_for(sample: str) -> None:
    words = ("--header", "Content-Type: application/sparql-query", "--header")
    body = f"{QUERY} # {'x' * 2000}"
    assert found(curl(sample, *words, "Expect: 100-continue", "--data-binary", body)) == ["curated"]


def test_the_head_alone(sample: str) -> None:
    told = curl("--head", "--get", sample, "--data-urlencode", "query=ASK {}")
    assert " 200 " in told.splitlines()[0]
    assert "application/sparql-results+json" in told


def test_a_form_by_header(sample: str) -> None:
    told = curl(
        "--get", sample, "--data-urlencode", f"query={QUERY}", "--header", "Accept: text/csv"
    )
    assert told.split() == ["in", "curated"]


def test_a_fault_is_an_exit_code_with_its_reason(sample: str) -> None:
    words = ("--silent", "--fail-with-body", "--get", sample, "--data-urlencode", "query=ASK {")
    if shutil.which("curl") is None:
        pytest.skip("curl is not tested: there is none on the path")
    run = subprocess.run(["curl", *words], capture_output=True, timeout=LONGEST, check=False)
    assert run.returncode == 22
    assert json.loads(run.stdout)["status"] == 400
