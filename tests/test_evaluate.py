from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner, Result

import reportnlp
from reportnlp.cli import main
from reportnlp.evaluate import evaluate_gold
from reportnlp.evaluate.gold import read_mentions

TEXT = "青河县2022年政府工作报告\n一、2021年工作回顾\n全年发放资料5000余份，完成造林12万亩。\n"
MENTIONS = """\
line\ttype\ttext\tocc
1\tDATE\t2022年\t1\tfrom=2022-01-01\tto=2022-12-31
2\tDATE\t2021年\t1\tfrom=2021-01-01\tto=2021-12-31
3\tDATE\t全年\t1\tfrom=2021-01-01\tto=2021-12-31\trel=1
3\tQUANT\t5000余份\t1\tvalue=5000\tunit=份\tapprox=>\tkind=count\tsubject=资料\trole=actual\tpfrom=2021-01-01\tpto=2021-12-31
3\tQUANT\t12万亩\t1\tvalue=120000\tunit=亩\tkind=measure\tsubject=造林\trole=actual\tpfrom=2021-01-01\tpto=2021-12-31
"""
LINES = "# line role section\n1\ttitle\tother\n2\th1\tachievement\n3\tpara\tachievement\n"


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    (tmp_path / "qinghe.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "qinghe.mentions.tsv").write_text(MENTIONS, encoding="utf-8")
    (tmp_path / "qinghe.lines.tsv").write_text(LINES, encoding="utf-8")
    return tmp_path


def run(*args: object) -> Result:
    return CliRunner().invoke(main, ["evaluate", *map(str, args)])


def test_an_answer_without_fault(gold: Path) -> None:
    evaluation = evaluate_gold(gold)
    assert evaluation.faults == ()
    assert evaluation.figures["QUANT.fact"]["f1"] == evaluation.figures["DATE.exact"]["f1"] == 1.0
    assert evaluation.figures["acc.period"] == {"acc": 1.0, "of": 2}
    assert evaluation.figures["lines.role"] == {"acc": 1.0, "of": 3}


def test_each_sort_of_fault_is_named(gold: Path) -> None:
    changed = MENTIONS.replace("unit=份", "unit=张").replace("subject=造林", "subject=林地")
    changed = changed.replace("3\tDATE\t全年", "3\tDATE\t发放") + "3\tEVENT\t造林\t1\tkind=campaign\n"
    (gold / "qinghe.mentions.tsv").write_text(changed, encoding="utf-8")
    (gold / "qinghe.lines.tsv").write_text(LINES.replace("3\tpara\tachievement", "3\tpara\tmeasure"), encoding="utf-8")
    evaluation = evaluate_gold(gold)
    assert [(fault.sort, fault.type, fault.text) for fault in evaluation.faults] == [
        ("unit", "QUANT", "'5000余份'"),
        ("subject", "QUANT", "'12万亩'"),
        ("missed", "DATE", "'发放'"),
        ("extra", "DATE", "'全年'"),
        ("missed", "EVENT", "'造林'"),
        ("section", "3", "want measure got achievement"),
    ]
    assert evaluation.figures["QUANT.row"]["f1"] == 0.5
    assert evaluation.figures["acc.unit"] == {"acc": 0.5, "of": 2}
    assert evaluation.figures["acc.subject"] == {"acc": 0.5, "of": 2}
    assert evaluation.figures["section.measure"] == {"p": 0.0, "r": 0.0, "f1": 0.0, "gold": 1}


def test_the_nth_place_counts_overlaps(tmp_path: Path) -> None:
    path = tmp_path / "x.mentions.tsv"
    path.write_text("1\tQUANT\t千千\t2\tvalue=1\n", encoding="utf-8")
    assert [(m.start, m.end) for m in read_mentions(path, "千千千\n")] == [(1, 3)]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("9\tDATE\t全年\t1", "does not stand in line 9"),
        ("3\tDATE\t全年\t2", "does not stand in line 3"),
        ("3\tTIME\t全年\t1", "row 1: a mention has"),
        ("3\tDATE", "row 1: a mention has"),
    ],
)
def test_a_row_that_does_not_fit(gold: Path, row: str, says: str) -> None:
    (gold / "qinghe.mentions.tsv").write_text(row, encoding="utf-8")
    with pytest.raises(reportnlp.ReportError, match=says):
        evaluate_gold(gold)


def test_the_command(gold: Path) -> None:
    assert "DATE.exact             p=1.0  r=1.0  f1=1.0  gold=3" in run(gold).stdout
    assert json.loads(run(gold, "--json").stdout) == evaluate_gold(gold).figures
    (gold / "qinghe.lines.tsv").write_text(LINES.replace("h1", "h2"), encoding="utf-8")
    assert run(gold, "--faults").stdout.splitlines()[-1] == "qinghe\trole\t2\twant h2 got h1\t'一、2021年工作回顾'"


def test_a_folder_without_gold(tmp_path: Path) -> None:
    result = run(tmp_path)
    assert result.exit_code == 1
    assert "no gold" in result.stderr


def judge(reference: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", reference / "gold" / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.reference
@pytest.mark.parametrize("part", ["dev", "hard"])
def test_the_judge_agrees(reference: Path, tmp_path: Path, part: str) -> None:
    folder = reference / "gold" / part
    for path in folder.glob("*.txt"):
        answer = reportnlp.analyse(reportnlp.read(path)).to_json()
        (tmp_path / f"{path.stem}.json").write_text(answer, encoding="utf-8")
    figures, faults = judge(reference).score(folder, tmp_path)
    evaluation = evaluate_gold(folder)
    assert evaluation.figures == figures
    assert sorted(map(str, evaluation.faults)) == sorted(faults)
