"""Labels, the list of held-out places, training, and the estimator."""

from __future__ import annotations

import json
import random
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from sklearn.base import clone

from reportnlp.classify import SectionClassifier, find_passages, load_weights
from reportnlp.classify.compose import compose_reports
from reportnlp.classify.context import context_features
from reportnlp.classify.corpus import HELD_OUT, Labelled, read_labels, read_reports
from reportnlp.classify.evaluation import judge
from reportnlp.classify.excerpts import excerpts, without_headings
from reportnlp.classify.layout import lay_out
from reportnlp.classify.training import Settings, train
from reportnlp.classify.weak import weak_labels
from reportnlp.classify.weights import FORMAT, save_weights
from reportnlp.cli import main
from reportnlp.model import ReportError
from reportnlp.rules import load_rows, load_table
from reportnlp.structure import read_outline

GOLD_PLACES = ("天津市西青区西营门街道", "全国", "广东省", "河北省", "保定安国市", "深圳市南山区", "深圳市龙华区")
SMALL = Settings(bits=12, heading_bits=8, folds=3)


@pytest.mark.parametrize("place", GOLD_PLACES)
def test_places_of_the_gold_are_held_out(place: str) -> None:
    assert any(held in place for held in HELD_OUT)


def test_no_training_text_is_of_a_place_of_the_gold(reference: Path) -> None:
    documents = list(read_reports(reference / "reports"))
    assert len(documents) > 150
    assert not [d.place for d in documents for held in HELD_OUT if held in d.place]
    gold = "".join(path.read_text(encoding="utf-8") for path in (reference / "gold" / "dev").glob("*.txt"))
    lines = [line for d in documents for line in d.text.split("\n") if len(line) > 60]
    assert not [line for line in lines if line.strip() in gold]


def test_no_label_by_hand_is_of_a_place_of_the_gold() -> None:
    rows = load_rows("reportnlp.classify", "training/hand.tsv")
    assert len(rows) > 300
    paths = {row["path"] for row in rows}
    assert not [path for path in paths for held in HELD_OUT if held in path or path.startswith("national/")]


def test_weak_labels_follow_clear_headings_only() -> None:
    body = "全年完成固定资产投资32亿元，新开工项目15个，各项工作稳步推进，群众生活继续改善。"
    lines = [
        "一、2022年工作回顾",
        body,
        body,
        "二、情况说明",
        body,
        "三、2023年工作安排",
        "加快项目建设，推进园区扩容。",
        body,
    ]
    text = "\n".join(lines)
    assert weak_labels(text, read_outline(text)) == {1: "achievement", 6: "measure", 7: "measure"}


def test_excerpts_keep_labels_with_their_lines() -> None:
    for document in list(compose_reports())[:6]:
        outline = read_outline(document.text)
        lines = dict(enumerate(document.text.split("\n"), start=1))
        label_of = {lines[n]: label for n, label in document.labels.items()}
        for excerpt in excerpts(document, outline, random.Random(2)):
            for n, line in enumerate(excerpt.text.split("\n"), start=1):
                assert excerpt.labels.get(n) in {label_of.get(whole) for whole in lines.values() if line in whole}
        assert len(without_headings(document, outline).text) == len(document.text)


def test_composed_reports_of_organs_have_their_parts_in_order() -> None:
    found = {d.place.split()[1]: d for d in compose_reports()}
    assert {"court", "congress", "budget", "disclosure", "debriefing", "summary"} < found.keys()
    for organ in ("court", "congress", "budget", "summary"):
        labels = [label for _, label in sorted(found[organ].labels.items())]
        review, plan = labels.index("achievement"), labels.index("measure")
        assert review < labels.index("problem") < plan
        assert "achievement" not in labels[plan:]
    assert "duty" in found["debriefing"].labels.values()
    assert "\t" in found["disclosure"].text


def test_a_text_without_paragraphs_is_no_obstacle_to_training() -> None:
    text = "青河县人民政府工作报告\n各位代表："
    layout = lay_out(text, read_outline(text))
    assert len(layout.lines) == 0
    assert len(context_features(np.zeros((0, 2)), layout)) == 0


def test_composed_reports_are_the_same_each_time_and_name_no_place() -> None:
    assert list(compose_reports()) == list(compose_reports())
    assert not [held for held in HELD_OUT[1:] for d in compose_reports() if held in d.text]


def tiny() -> list[Labelled]:
    """Six reports of three places, two classes of the user's own."""
    good = ["河流清澈，水质良好。", "空气优良，绿化成片。", "湖水清亮，草木茂盛。"]
    bad = ["垃圾成堆，气味刺鼻。", "污水横流，灰尘弥漫。", "噪声扰民，杂草丛生。"]
    return [
        Labelled(f"place {n % 3}", "\n".join([good[n % 3], bad[n % 3], good[(n + 1) % 3]]), {1: "好", 2: "差", 3: "好"})
        for n in range(6)
    ]


def test_a_report_without_a_paragraph_is_passed_over() -> None:
    documents = [*tiny(), Labelled("place 1", "一、工作回顾\n二、工作安排\n", {1: "好"})]
    assert train(documents, SMALL).weights.classes == ("好", "差")


def test_training_gives_the_same_bytes_and_reads_back(tmp_path: Path) -> None:
    for name in ("one.npz", "two.npz"):
        save_weights(train(tiny(), SMALL).weights, tmp_path / name)
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()
    weights = load_weights(tmp_path / "one.npz")
    assert weights.classes == ("好", "差")
    text = "草木茂盛，湖水清亮。\n灰尘弥漫，污水横流。"
    assert [p.section for p in find_passages(text, read_outline(text), weights=weights)] == ["好", "差"]


def test_reports_are_analysed_with_a_model_of_one_s_own(tmp_path: Path) -> None:
    save_weights(train(tiny(), SMALL).weights, tmp_path / "own.npz")
    (tmp_path / "report.txt").write_text("草木茂盛，湖水清亮。\n灰尘弥漫，污水横流。", encoding="utf-8")
    done = CliRunner().invoke(
        main, ["extract", str(tmp_path / "report.txt"), "--format", "json", "--model", str(tmp_path / "own.npz")]
    )
    assert done.exit_code == 0, done.output
    assert [line["section"] for line in json.loads(done.stdout)["lines"]] == ["好", "差"]


def test_training_needs_two_classes_and_two_places() -> None:
    with pytest.raises(ReportError, match="at least two classes"):
        train([Labelled("a", "好。", {1: "好"}), Labelled("b", "好。", {1: "好"})], SMALL)
    with pytest.raises(ReportError, match="at least two places"):
        train([Labelled("a", "好。\n差。", {1: "好", 2: "差"})], SMALL)


def test_what_is_no_model_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "broken.npz"
    broken.write_bytes(b"no archive")
    with pytest.raises(ReportError, match="not a section model"):
        load_weights(broken)
    other = tmp_path / "other.npz"
    np.savez(other, format=np.int64(FORMAT + 1))
    with pytest.raises(ReportError, match="train it again"):
        load_weights(other)


def test_labels_by_path_and_by_text(tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_text("一、回顾\n完成投资。\n", encoding="utf-8")
    table = tmp_path / "labels.csv"
    table.write_text("path,line,label,place\nr.txt,2,achievement,某县\n", encoding="utf-8")
    assert read_labels(table) == [Labelled("某县", "一、回顾\n完成投资。\n", {2: "achievement"})]
    table.write_text("text,label\n甲,x\n乙,y\n", encoding="utf-8")
    assert read_labels(table) == [Labelled("row 2", "甲", {1: "x"}), Labelled("row 3", "乙", {1: "y"})]
    table.write_text("document,text,label\nd,标题,\nd,乙,y\n", encoding="utf-8")
    assert read_labels(table) == [Labelled("d", "标题\n乙", {2: "y"})]


@pytest.mark.parametrize("content", ["a,b\n1,2\n", "", "path,label\nr.txt,x\n", "path,line,label\nmissing.txt,1,x\n"])
def test_tables_that_are_no_labels_are_named(tmp_path: Path, content: str) -> None:
    table = tmp_path / "labels.csv"
    table.write_text(content, encoding="utf-8")
    with pytest.raises(ReportError, match=r"labels\.csv"):
        read_labels(table)


def test_the_command_trains_measures_and_writes(tmp_path: Path) -> None:
    rows = [
        f"{d.place},doc{n},{line},{d.labels[m]}"
        for n, d in enumerate(tiny())
        for m, line in enumerate(d.text.split("\n"), 1)
    ]
    table = tmp_path / "labels.csv"
    table.write_text("place,document,text,label\n" + "\n".join(rows), encoding="utf-8")
    done = CliRunner().invoke(main, ["train", str(table), "-o", str(tmp_path / "own.npz")])
    assert done.exit_code == 0, done.output
    assert "accuracy" in done.stdout
    assert "好" in done.stdout
    assert load_weights(tmp_path / "own.npz").classes == ("好", "差")
    assert CliRunner().invoke(main, ["train"]).exit_code == 2


def test_figures() -> None:
    probable = np.array([[0.9, 0.1], [0.8, 0.2], [0.4, 0.6], [0.7, 0.3]])
    figures = judge(np.array([0, 0, 1, 1]), probable, ("a", "b"))
    assert figures.confusion.tolist() == [[2, 0], [1, 1]]
    assert figures.accuracy == 0.75
    assert figures.f1 == {"a": pytest.approx(0.8), "b": pytest.approx(2 / 3)}
    assert figures.calibration_error == pytest.approx((0.1 + 0.2 + 0.4 + 0.7) / 4)


def test_the_estimator_is_one_of_scikit_learn() -> None:
    model = SectionClassifier(strength=2.0, bits=12)
    assert clone(model).get_params() == {"strength": 2.0, "bits": 12}
    texts, labels = ["完成投资", "建成学校", "存在不足", "还有困难"], ["a", "a", "p", "p"]
    model.fit(texts, labels)
    assert model.predict(["建成医院", "存在困难"]).tolist() == ["a", "p"]
    assert model.predict_proba(texts).sum(axis=1) == pytest.approx(np.ones(4))
    assert model.score(texts, labels) == 1.0


def test_paragraphs_written_for_training_are_the_project_s_own() -> None:
    bank = load_table("reportnlp.classify", "training/own.toml")
    assert {"duty", "achievement", "problem", "measure"} <= bank["rule_of_law"]["paragraphs"].keys()
    assert len(bank["rule_of_law"]["paragraphs"]["duty"]) >= 20
