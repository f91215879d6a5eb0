"""The bridge to spaCy: nothing is dropped, the text stays, DocBin and displaCy take it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import reportnlp
from reportnlp.pipeline import Options

spacy = pytest.importorskip("spacy")
bridge = pytest.importorskip("reportnlp.spacy_bridge")

TEXT = (
    "2024年青垣县法治政府建设情况报告\n\n一、主要工作\n2024年8月20日，县司法局举办了行政执法人员培训班，发放资料5000余份。"
    "落实《青垣县节约用水办法》和“十四五”规划，开展“书香伴成长”主题活动12场。\n"
)
CORPORA = sorted((Path(__file__).parents[1] / "corpora").glob("*.txt"))


@pytest.fixture(scope="module")
def analysis() -> reportnlp.Analysis:
    return reportnlp.analyse(reportnlp.from_text(TEXT))


def places(group: object) -> list[tuple[int, int]]:
    return [(span.start_char, span.end_char) for span in group]


@pytest.mark.parametrize("path", CORPORA, ids=lambda path: path.stem)
def test_every_finding_is_in_the_doc(path: Path) -> None:
    analysis = reportnlp.analyse(reportnlp.read(path))
    doc = analysis.to_spacy()
    assert doc.text == analysis.report.text
    for group in bridge.GROUPS:
        assert places(doc.spans[group]) == [(f.start, f.end) for f in getattr(analysis, group)]
    assert places(doc.spans["sections"]) == [(p.start, p.end) for p in analysis.passages]


def test_labels_and_rules(analysis: reportnlp.Analysis) -> None:
    doc = analysis.to_spacy()
    assert [(s.label_, s.id_) for s in doc.spans["quantities"]] == [(q.kind, q.rule) for q in analysis.quantities]
    assert ("行政执法人员培训班", "EVENT") in [(ent.text, ent.label_) for ent in doc.ents]
    assert ("青垣县节约用水办法", "DOCUMENT") in [(ent.text, ent.label_) for ent in doc.ents]
    assert ("5000余份", "COUNT") in [(ent.text, ent.label_) for ent in doc.ents]


def test_figures_are_single_tokens_and_sentences_are_set(analysis: reportnlp.Analysis) -> None:
    doc = analysis.to_spacy()
    assert {"2024年8月20日", "5000余份"} <= {token.text for token in doc}
    assert "落实《青垣县节约用水办法》和“十四五”规划，开展“书香伴成长”主题活动12场。" in [
        s.text.strip() for s in doc.sents
    ]


def test_words_in_which_a_finding_ends_are_split_and_counted() -> None:
    analysis = reportnlp.analyse(reportnlp.from_text("全年办结案件5000余份。"))
    (figure,) = analysis.quantities
    inside = analysis.replace(events=(reportnlp.model.Event(3, 5, "结案", "campaign", None, "event.test"),))
    doc = inside.to_spacy()
    assert places(doc.spans["events"]) == [(3, 5)]
    assert places(doc.spans["quantities"]) == [(figure.start, figure.end)]
    assert doc.user_data[bridge.RETOKENISED] == 1
    assert analysis.to_spacy().user_data[bridge.RETOKENISED] == 0


def test_component_by_entry_point(analysis: reportnlp.Analysis) -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("reportnlp")
    doc = nlp(TEXT)
    assert doc.text == TEXT
    assert places(doc.spans["events"]) == [(e.start, e.end) for e in analysis.events]
    assert [d.text for d in nlp.pipe([TEXT, "全年新增就业1.2万人。"])] == [TEXT, "全年新增就业1.2万人。"]


def test_component_keeps_tokens_that_are_there(analysis: reportnlp.Analysis) -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("reportnlp", config={"tokens": "keep"})
    doc = nlp(TEXT)
    assert max(len(token) for token in doc if not token.is_space) == 1, "a blank zh pipeline cuts into characters"
    assert places(doc.spans["quantities"]) == [(q.start, q.end) for q in analysis.quantities]


def test_annotating_splits_tokens(analysis: reportnlp.Analysis) -> None:
    vocab = spacy.blank("zh").vocab
    doc = spacy.tokens.Doc(vocab, words=[TEXT], spaces=[False])
    assert bridge.annotate(doc, analysis) is doc
    assert doc.text == TEXT
    assert places(doc.spans["documents"]) == [(d.start, d.end) for d in analysis.documents]
    assert doc.user_data[bridge.RETOKENISED] > 0
    with pytest.raises(ValueError, match="another text"):
        bridge.annotate(spacy.tokens.Doc(vocab, words=["别的"]), analysis)


def test_doc_bin_round_trip(analysis: reportnlp.Analysis) -> None:
    stored = spacy.tokens.DocBin(docs=[analysis.to_spacy()], store_user_data=True).to_bytes()
    nlp = spacy.blank("zh")
    (doc,) = spacy.tokens.DocBin().from_bytes(stored).get_docs(nlp.vocab)
    assert doc.text == TEXT
    assert places(doc.spans["events"]) == [(e.start, e.end) for e in analysis.events]
    assert [ent.label_ for ent in doc.ents] == [ent.label_ for ent in analysis.to_spacy().ents]
    assert bridge.from_doc(doc) == analysis


def test_displacy_shows_it(analysis: reportnlp.Analysis) -> None:
    doc = analysis.to_spacy()
    assert "行政执法人员培训班" in spacy.displacy.render(doc, style="ent", jupyter=False)
    shown = spacy.displacy.render(doc, style="span", options={"spans_key": "events"}, jupyter=False)
    assert "training" in shown


def test_own_terms_are_words(tmp_path: Path) -> None:
    rules = tmp_path / "own.toml"
    rules.write_text("[[rule]]\nid = 'term.cloud'\npattern = '织造云台'\nexamples = ['建成<t>织造云台</t>']\n", "utf-8")
    nlp = spacy.blank("zh")
    nlp.add_pipe("reportnlp", config={"rules": str(rules)})
    assert "织造云台" in [token.text for token in nlp("建成织造云台。")]
    assert Options(rules=rules).rules == rules


def test_an_unknown_way_with_tokens_is_an_error() -> None:
    with pytest.raises(ValueError, match="tokens"):
        spacy.blank("zh").add_pipe("reportnlp", config={"tokens": "melt"})


def test_analysing_needs_no_spacy() -> None:
    code = f"import reportnlp, sys\nreportnlp.analyse(reportnlp.from_text({TEXT!r}))\nprint('spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
