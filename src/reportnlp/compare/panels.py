"""Whom with whom: panels of reports that may be compared, divided into groups side by side.

By year, a panel is one place and its groups are years; by place, a panel is one year and its groups are places; by a
column of the manifest, its groups are the column's values. Genres are never mixed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reportnlp.analysis import Analysis
from reportnlp.compare.renames import latest_name
from reportnlp.model import ReportError

UNKNOWN = "?"
"""Stands for a place, year or genre that a report doesn't tell."""


@dataclass(frozen=True, slots=True)
class Member:
    """One report in a comparison: its analysis, its place under one name for all years, and its manifest's columns."""

    analysis: Analysis
    place: str
    columns: Mapping[str, str] = field(default_factory=dict)

    @property
    def source(self) -> str:
        """The path of the report."""
        return self.analysis.report.source

    @property
    def year(self) -> int | None:
        """The year of the report."""
        return self.analysis.report.year

    @property
    def genre(self) -> str:
        """The genre of the report."""
        return self.analysis.report.genre or UNKNOWN


@dataclass(frozen=True, slots=True)
class Group:
    """What stands in one column of a comparison: one report, or several that are taken together."""

    key: str
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """Reports that are compared with each other: of one genre, and of one place or year (`within`)."""

    genre: str
    within: str
    by: str
    groups: tuple[Group, ...]

    @property
    def members(self) -> tuple[Member, ...]:
        """All reports of the panel, group by group."""
        return tuple(member for group in self.groups for member in group.members)


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The panels of a comparison, and what was noticed on the way: gaps, duplicates, reports left out."""

    by: str
    panels: tuple[Panel, ...]
    warnings: tuple[str, ...]

    @property
    def members(self) -> tuple[Member, ...]:
        """All reports that are compared."""
        return tuple(member for panel in self.panels for member in panel.members)


def make_members(
    analyses: Sequence[Analysis], columns: Sequence[Mapping[str, str]] = (), join_renamed: bool = True
) -> list[Member]:
    """Return the reports with their places; a place that a text doesn't tell is taken from the manifest's column."""
    rows = columns or [{}] * len(analyses)
    return [
        Member(analysis, _place(analysis, row, join_renamed), row) for analysis, row in zip(analyses, rows, strict=True)
    ]


def _place(analysis: Analysis, row: Mapping[str, str], join_renamed: bool) -> str:
    report = analysis.report
    name = latest_name(report.region, report.year) if join_renamed else report.region.name
    return name or row.get("place") or UNKNOWN


def arrange(members: Iterable[Member], by: str) -> Arrangement:
    """Divide reports into panels and groups; `by` is `year`, `place` or the name of a manifest's column.

    Reports that lack what they would be grouped by are left out with a warning. Raises `ReportError` where no
    report has such a column.
    """
    warnings: list[str] = []
    kept = list(_without_copies(members, warnings))
    if by not in {"year", "place"} and not any(member.columns.get(by) for member in kept):
        raise ReportError(f"no report has a column {by!r}; compare by year, by place or by a column of the manifest")
    keyed: dict[tuple[str, str], dict[str, list[Member]]] = {}
    for member in kept:
        group, within = _keys(member, by)
        if UNKNOWN in (group, within):
            warnings.append(
                f"{member.source}: left out: its {'year' if _lacks_year(member, by) else 'place'} is unknown"
            )
        else:
            keyed.setdefault((member.genre, within), {}).setdefault(group, []).append(member)
    panels = tuple(_panel(genre, within, by, groups, warnings) for (genre, within), groups in keyed.items())
    return Arrangement(by, panels, tuple(warnings))


def _without_copies(members: Iterable[Member], warnings: list[str]) -> Iterator[Member]:
    """Yield each text once: a file given twice would weigh double."""
    first: dict[str, str] = {}
    for member in members:
        digest = member.analysis.report.sha256
        if digest in first:
            warnings.append(f"{member.source}: left out: the same text as {first[digest]}")
            continue
        first[digest] = member.source
        yield member


def _keys(member: Member, by: str) -> tuple[str, str]:
    """Return the group and the panel (`within`) of a report."""
    year = str(member.year) if member.year else UNKNOWN
    if by == "year":
        return year, member.place
    if by == "place":
        return member.place, year
    return member.columns.get(by) or UNKNOWN, ""


def _lacks_year(member: Member, by: str) -> bool:
    return by in {"year", "place"} and not member.year


def _panel(genre: str, within: str, by: str, groups: dict[str, list[Member]], warnings: list[str]) -> Panel:
    names = list(groups) if by == "place" else sorted(groups)
    if by == "year":
        _tell_gaps(within, names, warnings)
    if by in {"year", "place"}:
        for members in groups.values():
            _tell_duplicates(members, warnings)
            del members[1:]
    return Panel(genre, within, by, tuple(Group(name, tuple(groups[name])) for name in names))


def _tell_gaps(place: str, years: list[str], warnings: list[str]) -> None:
    missing = sorted(set(range(int(years[0]), int(years[-1]))) - set(map(int, years)))
    if missing:
        warnings.append(f"{place}: no report of {', '.join(map(str, missing))}")


def _tell_duplicates(members: list[Member], warnings: list[str]) -> None:
    warnings += [
        f"{other.source}: left out: {members[0].source} stands for {other.place} in {other.year} already"
        for other in members[1:]
    ]
