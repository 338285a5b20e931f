"""The servers that ours is measured against, in a virtual environment of their own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
CACHE = ROOT / ".bench"
# The faster loop and parser are extras, and who measures against others gives them their best.
WANTED = ("rdflib-endpoint==0.6.3", "uvicorn[standard]==0.54.0", "oxigraph==0.5.13")


def programs() -> Path:
    """Where the programs are; installed on first use, and again when what is wanted changes."""
    folder = CACHE / "venv"
    stamp = folder / "installed.txt"
    if not stamp.is_file() or stamp.read_text("utf-8").split() != list(WANTED):
        print(f"Installing {', '.join(WANTED)} into {folder.relative_to(ROOT)} (once)")
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
        pip = [str(folder / "bin" / "python"), "-m", "pip", "--disable-pip-version-check"]
        subprocess.run([*pip, "install", "--quiet", *WANTED], check=True)
        stamp.write_text("\n".join(WANTED) + "\n", "utf-8")
    return folder / "bin"
