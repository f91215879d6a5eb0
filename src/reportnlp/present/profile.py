"""Profiles of rule-of-law reports as tables: contents down, reports across; one column a counter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from reportnlp.compare.profile import Profile, counter_names
from reportnlp.present.sheets import Sheet, plain_columns
from reportnlp.tables import Type

CONTENTS = plain_columns(
    place="text",
    year="integer",
    content="text",
    present="flag",
    characters="integer",
    heading="text",
    start="integer",
    end="integer",
    source="text",
)


def profile_sheets(profiles: Sequence[Profile]) -> list[Sheet]:
    """Return the sheets `profile_contents` and `profile_counters`; counters that no report states have no column."""
    contents = [
        _head(each) | asdict(content) | {"content": content.name} for each in profiles for content in each.contents
    ]
    stated = [name for name in counter_names() if any(each.counter(name) is not None for each in profiles)]
    kinds: dict[str, Type] = dict.fromkeys(stated, "number")
    columns = plain_columns(place="text", year="integer", **kinds, source="text")
    counters = [_head(each) | {name: each.counter(name) for name in stated} for each in profiles]
    return [Sheet("profile_contents", CONTENTS, contents), Sheet("profile_counters", columns, counters)]


def plain_profile(profile: Profile) -> dict[str, Any]:
    """Return a profile as plain objects: source, place, year, complete, contents, counters."""
    rows = dict(profile.counters)
    counters = {
        name: row and {"low": row.low, "high": row.high, "unit": row.unit, "approx": row.approx, "text": row.text,
                       "start": row.start, "end": row.end}
        for name, row in rows.items()
    }  # fmt: skip
    contents = [asdict(content) for content in profile.contents]
    return _head(profile) | {"complete": profile.complete, "contents": contents, "counters": counters}


def _head(profile: Profile) -> dict[str, Any]:
    report = profile.report
    return {"source": report.source, "place": report.region.name, "year": report.year}
