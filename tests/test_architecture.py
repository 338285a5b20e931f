"""The rules of the house that a machine can hold."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# From the ground up: a module may import from its own layer and from those below it.
LAYERS = (
    ("kg", "kg.errors", "kg.concepts"),
    (
        *("kg.records", "kg.text", "kg.dates", "kg.counts", "kg.estimates"),
        *("kg.names", "kg.name_parts", "kg.name_cells", "kg.countries"),
        *("kg.addresses", "kg.mojibake"),
    ),
    ("kg.keys", "kg.namespaces", "kg.iris", "kg.resources", "kg.labels", "kg.identifiers"),
    ("kg.releases.register",),
    ("kg.sources", "kg.resolve"),
    ("kg.graph",),
    ("kg.evaluation", "kg.review"),
    ("kg.validation", "kg.vocabulary_check", "kg.vocabulary_upkeep", "kg.sparql"),
    (
        "kg.opening",
        "kg.own_code",
        "kg.whole_files",
        "kg.holding",
        "kg.verification.sums",
        "kg.verification.flaws",
    ),
    ("kg.decided",),
    ("kg.validate", "kg.revalidate", "kg.store", "kg.builds", "kg.inputs", "kg.publish"),
    ("kg.remote", "kg.described"),
    ("kg.descriptions", "kg.watching", "kg.harvest"),
    ("kg.fetch", "kg.appending", "kg.answers", "kg.search"),
    ("kg.verification.folder", "kg.verification.sealing"),
    ("kg.pictures", "kg.increments"),
    ("kg.prepared",),
    (
        "kg.checks",
        "kg.written",
        "kg.republished",
        "kg.registration",
        "kg.imports",
        "kg.arrivals",
        "kg.links",
    ),
    ("kg.downloads",),
    ("kg.forgetting",),
    ("kg.judging", "kg.wordings", "kg.renewal"),
    ("kg.pipeline",),
    ("kg.clearing",),
    ("kg.releases",),
    ("kg.verification",),
    ("kg.commands",),
    ("kg.cli",),
    ("kg.__main__",),
    ("server",),
)
STRANGERS = (("kg.sources", "kg.resolve"), ("kg.store", "kg.publish"))
EDGES = (
    "kg.resources",
    "kg.validate",
    "kg.store",
    "kg.remote",
    "kg.builds",
    "kg.opening",
    "kg.own_code",
    "kg.whole_files",
    "kg.holding",
    "kg.verification",
    "kg.decided",
    "kg.inputs",
    "kg.fetch",
    "kg.search.database",
    "kg.search.reading",
    "kg.described",
    "kg.prepared",
    "kg.written",
    "kg.republished",
    "kg.downloads",
    "kg.appending",
    "kg.registration",
    "kg.forgetting",
    "kg.clearing.folder",
    "kg.clearing.clearing",
    "kg.imports",
    "kg.links.keeping",
    "kg.harvest.keeping",
    "kg.pictures.kept",
    "kg.increments.cache",
    "kg.increments.dump",
    "kg.increments.foundation",
    "kg.increments.rows",
    "kg.increments.store",
    "kg.renewal",
    "kg.judging",
    "kg.wordings",
    "kg.publish",
    "kg.pipeline",
    "kg.releases.kept",
    "kg.releases.bag",
    "kg.releases.bag_faults",
    "kg.releases.dump_files",
    "kg.releases.payload",
    "kg.releases.archive",
    "kg.releases.making",
    "kg.releases.redacting_bags",
    "kg.releases.opening",
    "kg.commands",
    "kg.cli",
    "server",
)
SETTINGS = ("kg.commands", "kg.cli", "server.command")
MINTS = ("kg.iris", "kg.namespaces")
LONG = {
    "kg/records.py": "the records are read side by side",
    "kg/concepts.py": "the closed lists are read side by side",
    "kg/namespaces.py": "the terms are read side by side",
}
VAGUE = re.compile(r"(^|_)(utils?|helpers?|common|managers?|misc)(_|$)")
IO_METHODS = {
    "read_text",
    "read_bytes",
    "write_text",
    "write_bytes",
    "mkdir",
    "unlink",
    "rename",
    "replace_file",
    "symlink_to",
    "iterdir",
    "glob",
    "rglob",
}


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def modules() -> dict[str, ast.Module]:
    paths = [path for top in ("kg", "server") for path in sorted((ROOT / top).rglob("*.py"))]
    return {module_name(path): ast.parse(path.read_text("utf-8")) for path in paths}


@cache
def imports(name: str) -> frozenset[str]:
    """The modules of this project that a module imports, wherever in its text."""
    found: set[str] = set()
    for node in ast.walk(modules()[name]):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            whole = {f"{node.module}.{alias.name}" for alias in node.names} & modules().keys()
            found |= whole or {node.module}
            named = {alias.name for alias in node.names}
            if whole and len(whole) < len(named):
                found.add(node.module)
    return frozenset(found & modules().keys()) - {name}


def belongs(name: str, prefix: str) -> bool:
    return name == prefix or (name.startswith(f"{prefix}.") and prefix != "kg")


def layer(name: str) -> int:
    ranks = [rank for rank, row in enumerate(LAYERS) if any(belongs(name, p) for p in row)]
    assert ranks, f"{name} belongs to no layer; say in LAYERS which"
    return ranks[0]


def at_edge(name: str, edges: tuple[str, ...]) -> bool:
    return any(belongs(name, edge) for edge in edges)


def calls(tree: ast.Module) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            function = node.func
            name = function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")
            yield name, node.lineno


def project_files() -> list[Path]:
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listing.returncode:
        pytest.skip("this is no git checkout, so what belongs to the project cannot be listed")
    names = listing.stdout.decode().split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def test_there_are_modules_to_look_at() -> None:
    assert len(modules()) > 10


@pytest.mark.parametrize("name", sorted(modules()))
def test_a_module_imports_only_from_its_layer_and_below(name: str) -> None:
    higher = {other for other in imports(name) if layer(other) > layer(name)}
    assert higher == set()


@pytest.mark.parametrize("pair", STRANGERS, ids=" and ".join)
def test_strangers_do_not_import_each_other(pair: tuple[str, str]) -> None:
    meetings = {
        (name, other)
        for name in modules()
        for other in imports(name)
        for one, two in (pair, pair[::-1])
        if belongs(name, one) and belongs(other, two)
    }
    assert meetings == set()


def test_no_two_modules_need_each_other() -> None:
    try:
        TopologicalSorter({name: imports(name) for name in modules()}).prepare()
    except CycleError as error:
        pytest.fail(f"these import each other: {' -> '.join(error.args[1])}")


def test_the_library_never_imports_the_server() -> None:
    assert {name for name in modules() if name.startswith("kg")} & {
        name for name in modules() if any(other.startswith("server") for other in imports(name))
    } == set()


@pytest.mark.parametrize("name", sorted(modules()))
def test_input_and_output_stay_at_the_edge(name: str) -> None:
    if at_edge(name, EDGES):
        return
    found = {(call, line) for call, line in calls(modules()[name]) if call in {"open", *IO_METHODS}}
    assert found == set()


@pytest.mark.parametrize("name", sorted(modules()))
def test_settings_are_passed_in(name: str) -> None:
    if at_edge(name, SETTINGS):
        return
    read = {
        node.lineno
        for node in ast.walk(modules()[name])
        if isinstance(node, ast.Attribute)
        and node.attr in {"environ", "getenv"}
        # A request has an environment of its own.
        and not (isinstance(node.value, ast.Name) and node.value.id == "request")
    }
    assert read == set()


@pytest.mark.parametrize("name", sorted(modules()))
def test_iris_are_made_in_one_place(name: str) -> None:
    if at_edge(name, MINTS):
        return
    # Turning an address that a document gives into a node makes no IRI; putting one together does.
    put_together = (ast.Constant, ast.JoinedStr, ast.BinOp)
    minted = [
        node.lineno
        for node in ast.walk(modules()[name])
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        if node.func.id in {"URIRef", "NamedNode"}
        if any(isinstance(argument, put_together) for argument in node.args)
    ]
    assert minted == []


@pytest.mark.parametrize("name", sorted(modules()))
def test_a_module_is_named_after_what_it_is_about(name: str) -> None:
    assert not any(VAGUE.search(part) for part in name.split("."))


def test_no_module_is_longer_than_a_reader_can_hold() -> None:
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines())
        for path in project_files()
        if path.suffix == ".py" and path.parts[len(ROOT.parts)] in {"kg", "server", "benchmarks"}
    }
    assert {name for name, length in lengths.items() if length > 250} == LONG.keys()


def test_nothing_in_the_tree_names_a_registry_or_a_place_on_someones_machine() -> None:
    # Put together here, so that this file does not hold what it looks for.
    hosts = ("pypi." + "org", "python" + "hosted", "registry." + "npmjs", "deb." + "debian")
    places = ("/" + "home/", "/" + "root/", "/" + "work/", "/" + "Users/")
    pattern = re.compile(
        "|".join([*map(re.escape, hosts), *(rf"(?<![\w.]){place}" for place in places)])
    )
    found = {
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in project_files()
        for match in [pattern.search(path.read_bytes().decode("utf-8", "replace"))]
        if match
    }
    assert found == set()
