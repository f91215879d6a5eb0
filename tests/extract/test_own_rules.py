"""A user's own rules: they find, they win, and a faulty file says what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

import reportnlp
from reportnlp.extract import load_own_rules
from reportnlp.model import ReportError
from reportnlp.pipeline import Options

OWN = """
[[rule]]
id = "event.own.lantern"
pattern = "(?:第[一二三]届)?临河灯海夜"
kind = "festival"
examples = ["办好<e>第三届临河灯海夜</e>"]

[[rule]]
id = "document.own.pact"
pattern = "临河公约"
examples = ["遵守<doc>临河公约</doc>"]

[[rule]]
id = "term.own.cloud"
pattern = "织造云台"
examples = ["建设<t>织造云台</t>"]
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.toml"
    path.write_text(OWN, encoding="utf-8")
    return path


def test_own_rules_find_and_are_named(own: Path) -> None:
    report = reportnlp.from_text("我们办好第二届临河灯海夜，遵守临河公约，召开全县旅游发展大会。")
    analysis = reportnlp.analyse(report, Options(rules=own))
    assert [(e.text, e.kind, e.rule) for e in analysis.events[:1]] == [
        (
            "第二届临河灯海夜",
            "festival",
            "event.own.lantern",
        )
    ]
    assert [(d.text, d.rule) for d in analysis.documents] == [("临河公约", "document.own.pact")]
    assert analysis.events[1].text == "全县旅游发展大会", "the shipped rules still work"
    assert not reportnlp.analyse(report).documents


def test_terms_are_for_the_segmenter(own: Path) -> None:
    assert [rule.pattern for rule in load_own_rules(own).terms] == ["织造云台"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("rule = 3", "not a file of rules"),
        ("[[rule]]\nid = 'event.x'\npattern = 'a'\nkind = 'festival'", "examples"),
        ("[[rule]]\nid = 'event.x'\npattern = 'a'\nkind = 'party'\nexamples = ['<e>a</e>']", "party"),
        ("[[rule]]\nid = 'event.x'\npattern = 'b'\nkind = 'festival'\nexamples = ['<e>a</e>']", "does not find"),
        ("[[rule]]\nid = 'event.x'\npattern = '('\nkind = 'festival'\nexamples = ['<e>a</e>']", "not a file of rules"),
        ("[[rule]]\nid = 'thing.x'\npattern = 'a'\nexamples = ['<e>a</e>']", "opens with event"),
    ],
)
def test_faulty_files_are_named(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "faulty.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReportError, match=says) as raised:
        load_own_rules(path)
    assert str(path) in str(raised.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"nowhere\.toml"):
        load_own_rules(tmp_path / "nowhere.toml")
