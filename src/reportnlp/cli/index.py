"""`reportnlp index PATH… --words FILE`: the keyword index under a declared counting rule."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import click

from reportnlp.cli.answers import answer_options, write_answer
from reportnlp.cli.inputs import Inputs
from reportnlp.cli.parameters import EXISTING, ExamplesCommand, Settings, analysis_options
from reportnlp.compare.counting import DEFAULT_RULE, CountingRule, Match, Per
from reportnlp.compare.keywords import KeywordIndex, keyword_index
from reportnlp.compare.words import load_words
from reportnlp.present.keywords import index_sheets

EXAMPLES = {
    "reportnlp index reports/ --words corpora/words/digital.toml": "how much each report speaks of it",
    "reportnlp index reports/ --words env.toml --per sentences": "as the share of sentences that have one of the words",
    "reportnlp index reports/ --words env.toml --format xlsx -o index.xlsx": "with the table of robustness",
}


@click.command("index", cls=ExamplesCommand, examples=EXAMPLES)
@click.argument("paths", metavar="PATH…", nargs=-1, required=True)
@click.option("--words", "file", required=True, type=EXISTING, help="The word list (TOML).")
@click.option(
    "--match", type=click.Choice(get_args(Match)), default=DEFAULT_RULE.match, show_default=True, help="A hit."
)
@click.option("--per", type=click.Choice(get_args(Per)), default=DEFAULT_RULE.per, show_default=True, help="Of what.")
@click.option("--boilerplate", is_flag=True, help="Keep titles, greetings, thanks and closing calls in.")
@click.option("--negation", is_flag=True, help="Leave out hits that are denied (缺乏…, 没有…).")
@click.option("--robustness/--no-robustness", default=True, show_default=True, help="Try the other rules, too.")
@answer_options()
@analysis_options
def command(
    paths: tuple[str, ...],
    file: Path,
    match: Match,
    per: Per,
    boilerplate: bool,
    negation: bool,
    robustness: bool,
    form: str,
    output: Path | None,
    settings: Settings,
) -> None:
    """Say how much of each report speaks of a list of words, under a rule that is printed with the result."""
    words = load_words(file)
    inputs = Inputs(paths, settings)
    analyses = list(inputs.analyses())
    if analyses:
        rule = CountingRule(match, per, boilerplate, negation)
        index = keyword_index(analyses, words, rule, robustness=robustness)
        write_answer(form, index_sheets(index), index.to_dict, output, lambda: _page(index))
    if inputs.failed:
        raise SystemExit(1)


def _page(index: KeywordIndex) -> str:
    from reportnlp.present.pages.keywords import index_page

    return index_page(index)
