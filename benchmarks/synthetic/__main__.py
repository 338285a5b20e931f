"""`python -m benchmarks.synthetic FOLDER [SESSIONS]`: writes a data folder to measure with."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.synthetic.folder import write

SESSIONS = 10_000


def main(words: list[str]) -> None:
    if len(words) not in (1, 2) or Path(words[0]).exists():
        sys.exit("python -m benchmarks.synthetic FOLDER [SESSIONS]; FOLDER must not be there yet")
    write(Path(words[0]), int(words[1]) if len(words) == 2 else SESSIONS)


if __name__ == "__main__":
    main(sys.argv[1:])
