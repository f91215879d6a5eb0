"""The core types: a report, its lines, and what was found in it.

Every place is `start, end`: half-open, in Unicode code points of `Report.text`, and every finding
satisfies `report.text[f.start:f.end] == f.text`. All types are immutable; a stage returns new ones.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from reportnlp.records import quick

Section = Literal["achievement", "duty", "problem", "measure", "other"]
LineRole = Literal["title", "h1", "h2", "h3", "h4", "para", "chrome"]
Level = Literal["national", "province", "city", "county", "township"]
Kind = Literal["money", "percent", "point", "count", "measure", "duration", "rank", "ratio"]
Approx = Literal["<", ">", "~"]
Change = Literal["up", "down"]
Role = Literal["actual", "target"]
Wording = Literal["hard", "soft"]
Grain = Literal["day", "month", "quarter", "half", "year", "years", "fuzzy"]
EventKind = Literal["meeting", "training", "campaign", "exercise", "contest", "festival", "incident", "milestone"]
DocumentKind = Literal["law", "plan", "policy", "code"]
Measure = Literal["level", "growth", "growth_since", "average_growth", "change", "share", "rank", "completion"]
Status = Literal["stated", "in_step", "not_stated"]
Number = int | float

SECTIONS: tuple[Section, ...] = ("achievement", "duty", "problem", "measure", "other")


class ReportError(Exception):
    """An input that cannot be read; the message names it and says what to do."""


@dataclass(frozen=True, slots=True)
class Span:
    """A place in the report's text and the characters that stand there."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of calendar days, both ends included, as ISO dates; an open end is None."""

    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a hedge implies: 300多万 is `Bounds(3000000, 4000000, upper_open=True)`; an unbounded side is None."""

    lower: Number | None
    upper: Number | None
    lower_open: bool = False
    upper_open: bool = False


@dataclass(frozen=True, slots=True)
class Region:
    """A place of government. `adcode` is the GB/T 2260 code of the report's year, or None with the `reason`."""

    name: str | None = None
    province: str | None = None
    city: str | None = None
    county: str | None = None
    township: str | None = None
    adcode: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One document: its text and what was read or inferred about it.

    `evidence` says for each inferred fact what it was taken from (title, manifest, file name, body);
    `warnings` are sentences for the user. `origin` leads back to the original of a PDF or docx: (offset, page,
    paragraph), each from its offset to the next; it goes to the lines, not into JSON.
    """

    source: str
    sha256: str
    encoding: str | None
    title: str | None
    organ: str | None
    region: Region
    level: Level | None
    genre: str | None
    year: int | None
    period: Period | None
    text: str = field(repr=False)
    evidence: tuple[tuple[str, str], ...] = ()
    warnings: tuple[str, ...] = ()
    origin: tuple[tuple[int, int | None, int | None], ...] = field(default=(), repr=False, compare=False)

    def _repr_html_(self) -> str:
        from reportnlp.present.notebook import report_html

        return report_html(self)


@quick
@dataclass(frozen=True, slots=True)
class Line:
    """One non-blank source line: its role, section, a heading's own number (一、) and why both were chosen.

    `page` and `paragraph` (1-based) lead back to the original of a PDF or docx and are None elsewhere.
    """

    start: int
    end: int
    role: LineRole
    section: Section = "other"
    confidence: float = 1.0
    number: str | None = None
    why: str = ""
    page: int | None = None
    paragraph: int | None = None


@quick
@dataclass(frozen=True, slots=True)
class Item:
    """A numbered point inside a paragraph (1.…, 一是…), with its inline heading where it has one."""

    start: int
    end: int
    marker: str
    heading: Span | None
    section: Section = "other"


@quick
@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a line that speaks of one thing: the whole line, or a part where a paragraph turns."""

    start: int
    end: int
    section: Section
    confidence: float
    why: str


@quick
@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that measures or counts something.

    `low`, `high` are the figures as written (equal unless a range, both None where there is none);
    `bounds` is what the hedge implies. `extract` fills the fields up to `approx` and `change`; what the
    number is about (`subject`, `indicator`, `role`, `period`) is filled by `resolve`.
    """

    start: int
    end: int
    text: str
    low: Number | None
    high: Number | None
    unit: str | None
    kind: Kind
    approx: Approx | None
    change: Change | None = None
    subject: Span | None = None
    indicator: str | None = None
    role: Role | None = None
    period: Period | None = None
    section: Section = "other"
    rule: str = ""
    bounds: Bounds | None = None
    base: str | None = None
    wording: Wording | None = None
    stretch: Span | None = None
    why: str = ""


@quick
@dataclass(frozen=True, slots=True)
class Date:
    """A point or stretch of calendar time; `anchor` says what the year was inferred from."""

    start: int
    end: int
    text: str
    first: str | None
    last: str | None
    grain: Grain
    relative: bool
    rule: str
    anchor: str | None = None


@quick
@dataclass(frozen=True, slots=True)
class Event:
    """The name of a particular happening, with its date and organiser where the sentence gives them."""

    start: int
    end: int
    text: str
    kind: EventKind
    date: Period | None
    rule: str
    organiser: Span | None = None


@quick
@dataclass(frozen=True, slots=True)
class Document:
    """A law, plan, policy or document named in 《》 or by its fixed name; `number` is that behind it (〔2021〕3号)."""

    start: int
    end: int
    text: str
    rule: str
    kind: DocumentKind = "policy"
    canonical: str | None = None
    number: str | None = None


@quick
@dataclass(frozen=True, slots=True)
class Commitment:
    """A target in words: what will be done, by when and by whom."""

    start: int
    end: int
    text: str
    verb: str
    object: Span | None
    quantity: Span | None
    deadline: Period | None
    responsible: Span | None
    section: Section
    rule: str


@quick
@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of the indicators table: what is stated, or expressly not, about an indicator for a period.

    Figures are in the indicator's canonical unit; `text` keeps the report's own words, `also` the starts
    of further places that state the same figure. A `not_stated` row has no figures and no place.
    """

    indicator: str
    measure: Measure
    role: Role
    period: Period
    low: Number | None
    high: Number | None
    unit: str | None
    approx: Approx | None
    status: Status
    text: str | None
    start: int | None
    end: int | None
    rule: str
    also: tuple[int, ...] = ()
    stretch: Span | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """A flag, never a verdict: two places of a report that don't seem to fit each other."""

    kind: str
    message: str
    first: Span
    second: Span
    rule: str
