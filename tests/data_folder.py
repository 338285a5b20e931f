"""A small data folder that can be changed in every way in which an editor changes one."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path

from kg.keys import document_key
from kg.sources.sheets.import_slip import Imported, slip_text

YEARS = (2016, 2017)
EDITION = """
year = {year}
ordinal = {ordinal}
start = {year}-12-0{first}
end = {year}-12-09
zone = "Europe/Zurich"
city = "Geneva"
country = "Switzerland"
country_code = "CH"
themes = ["Access"]
sources = ["https://igf.example/{year}"]
retrieved = "2026-11"

[[venue]]
name = "Palais"
"""


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody or some body that a document names."""

    name: str
    role: str = "Speaker"
    affiliation: str | None = None
    organisation: bool = False

    def toml(self) -> str:
        """As a sheet has it."""
        lines = [f"name = {json.dumps(self.name)}", f"role = {json.dumps(self.role)}"]
        if self.affiliation is not None:
            lines += [f"affiliation = {json.dumps(self.affiliation)}"]
            lines += [f"organizations = [{json.dumps(self.affiliation)}]"]
        if self.organisation:
            lines += ['kind = "organisation"']
        return "\n".join(("[[session.people]]", *lines, ""))


@dataclass(frozen=True, slots=True)
class Said:
    """What one document says of one session."""

    year: int
    key: str
    source: str
    title: str
    parties: tuple[Party, ...] = ()
    day: int = 5
    room: str = "Room 1"
    kind: str = "igf-page"

    def toml(self) -> str:
        """As a sheet has it."""
        return "\n".join(
            (
                "[[session]]",
                f'id = "{self.year}-{self.key}@{self.source}"',
                f'source = "https://{self.source}.example/{self.year}/{self.key}"',
                f'source_kind = "{self.kind}"',
                'type = "Workshop"',
                f"title = {json.dumps(self.title)}",
                f"date = {self.year}-12-0{self.day}",
                f"room = {json.dumps(self.room)}",
                "",
                *(party.toml() for party in self.parties),
            )
        )


@dataclass(frozen=True, slots=True)
class Page:
    """A programme page that was imported, and perhaps revises another that was."""

    number: int
    title: str
    room: str
    revises: Page | None = None
    address: str | None = None

    @property
    def text(self) -> str:
        """The page."""
        return (
            "Back To Schedule\n"
            f"Tuesday, December 5 \u2022 15:00 - 16:30\n{self.title} (WS{self.number})\n"
            "Onsite Moderator: Ms. Ada Mare, Lake Institute\n"
            f"Tuesday December 5, 2017 15:00 - 16:30 CET\n{self.room}\n"
        )

    @property
    def sha256(self) -> str:
        """Of the page."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def imported(self) -> Imported:
        """As a slip lists it."""
        return Imported(
            file=f"imports/{self.sha256[:16]}.txt",
            name=f"ws{self.number}.txt",
            sha256=self.sha256,
            imported="2026-11-24T10:00:00+00:00",
            edition=2017,
            address=self.address,
            revision_of=None if self.revises is None else document_key(self.revises.sha256),
        )


@dataclass(frozen=True, slots=True)
class Folder:
    """All of it; what is written is a function of this alone."""

    said: tuple[Said, ...] = ()
    bodies: tuple[tuple[str, str], ...] = ()
    series: tuple[tuple[str, str], ...] = ()
    first_days: dict[int, int] = field(default_factory=lambda: dict.fromkeys(YEARS, 4))
    judgements: tuple[dict[str, object], ...] = ()
    links: tuple[dict[str, object], ...] = ()
    register: tuple[tuple[str, str], ...] = ()
    withdrawn: tuple[str, ...] = ()
    imports: tuple[Page, ...] = ()

    def write(self, data: Path) -> None:
        """Writes the folder anew."""
        for name in ("editions", "sessions", "judgements", "links", "register", "imports"):
            (data / name).mkdir(parents=True, exist_ok=True)
        _tables(data / "organizations.toml", "organization", self.bodies, "")
        _tables(data / "series.toml", "series", self.series, 'kind = "dynamic-coalition"\n')
        listed = ["organizations.toml organization-sheet"] if self.bodies else []
        listed += ["series.toml series-sheet"] if self.series else []
        for year in YEARS:
            text = EDITION.format(year=year, ordinal=year - 2005, first=self.first_days[year])
            (data / f"editions/{year}.toml").write_text(text)
            sheet = f'year = {year}\nretrieved = "2026-11"\n\n' + "\n".join(
                said.toml() for said in self.said if said.year == year
            )
            (data / f"sessions/{year}.toml").write_text(sheet)
            listed += [f"editions/{year}.toml edition-sheet", f"sessions/{year}.toml session-sheet"]
        _catalogue(data, listed)
        self._write_imports(data / "imports")
        _lines(data / "judgements/r1.jsonl", self.judgements)
        _lines(data / "links/r1.jsonl", self.links)
        (data / "register/entities.tsv").write_text(
            "".join(f"{identifier}\t{mention}\n" for identifier, mention in self.register)
        )
        (data / "register/withdrawn.tsv").write_text(
            "".join(f"{identifier}\t2026-11-24\ttake-down\n" for identifier in self.withdrawn)
        )

    def _write_imports(self, folder: Path) -> None:
        for path in folder.iterdir():
            path.unlink()
        for page in self.imports:
            (folder / f"{page.sha256[:16]}.txt").write_text(page.text, "utf-8")
            (folder / f"{page.sha256[:16]}.toml").write_text(slip_text((page.imported(),)))


def _tables(path: Path, name: str, rows: tuple[tuple[str, str], ...], more: str) -> None:
    path.write_text(
        "".join(f'[[{name}]]\nkey = "{key}"\nname = {json.dumps(of)}\n{more}\n' for key, of in rows)
    )


def _catalogue(data: Path, listed: list[str]) -> None:
    sheets = (line.split() for line in sorted(listed))
    (data / "sources.toml").write_text(
        "".join(
            f'[[sheet]]\nfile = "{file}"\nreader = "{reader}"\n'
            + (f"edition = {file[-9:-5]}\n\n" if file[-9:-5].isdecimal() else "\n")
            for file, reader in sheets
        )
    )


def _lines(path: Path, rows: tuple[dict[str, object], ...]) -> None:
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows))
