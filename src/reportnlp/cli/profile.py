"""`reportnlp profile PATH…`: rule-of-law reports: required contents and standard counters."""

from __future__ import annotations

from pathlib import Path

import click

from reportnlp.cli.answers import answer_options, write_answer
from reportnlp.cli.inputs import Inputs, complain
from reportnlp.cli.parameters import ExamplesCommand, Settings, analysis_options
from reportnlp.compare.profile import profiles
from reportnlp.messages import local
from reportnlp.present.profile import plain_profile, profile_sheets

EXAMPLES = {
    "reportnlp profile 2021.txt": "is every required content there, where and how long, and the counters",
    "reportnlp profile districts/ --format xlsx -o profile.xlsx": "the counters of all districts side by side",
}


@click.command("profile", cls=ExamplesCommand, examples=EXAMPLES)
@click.argument("paths", metavar="PATH…", nargs=-1, required=True)
@answer_options()
@analysis_options
def command(
    paths: tuple[str, ...],
    form: str,
    output: Path | None,
    settings: Settings,
) -> None:
    """Look up what a report on building law-based government (法治政府建设情况报告) must contain, and its counters.

    Reports of other genres are passed over.
    """
    inputs = Inputs(paths, settings)
    analyses = list(inputs.analyses())
    found = profiles(analyses)
    if passed := len(analyses) - len(found):
        complain(local(f"{passed} reports of other genres were passed over"))
    write_answer(form, profile_sheets(found), lambda: [plain_profile(each) for each in found], output)
    if inputs.failed:
        raise SystemExit(1)
