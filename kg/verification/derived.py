"""What stands beside the builds and is made of them or of releases: damaged, it is made anew."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from kg.increments.cache import FOLDER, SEAL
from kg.releases.opening import opened_in
from kg.verification.builds import flaws_of_build
from kg.verification.flaws import Flaw
from kg.verification.folder import digest_of

REMOVE = "remove the folder; what is in it is made again"


def flaws_of_derived(out: Path) -> Iterator[Flaw]:
    """What is wrong with the cache and with the releases that were opened."""
    folders = (out / FOLDER).iterdir() if (out / FOLDER).is_dir() else ()
    for folder in sorted(folders):
        yield from _flaws_of_cache(folder)
    opened = opened_in(out)
    folders = opened.iterdir() if opened.is_dir() else ()
    # One whose name begins with a dot is only being made.
    for folder in sorted(f for f in folders if f.is_dir() and not f.name.startswith(".")):
        yield from flaws_of_build(folder, REMOVE)


def _flaws_of_cache(folder: Path) -> Iterator[Flaw]:
    try:
        files = json.loads((folder / SEAL).read_text("utf-8"))["files"]
        for name, told in sorted(files.items()):
            if digest_of(folder / name) != told:
                yield Flaw(str(folder / name), "is not what was written", REMOVE)
    except FileNotFoundError as error:
        name = Path(error.filename).name
        yield Flaw(str(folder / name), "is missing", REMOVE, damage=name != SEAL)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        yield Flaw(str(folder / SEAL), "can't be read", REMOVE)
