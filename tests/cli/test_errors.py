"""Every error that a command can meet is named without a traceback, with what to do, in the user's language."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

HAN = re.compile(r"[\u4e00-\u9fff]")
TEXT = "双桥县2022年政府工作报告\n一、2021年工作回顾\n去年新建校舍九栋，增长5%。\n"
RULE = '[[rule]]\nid = "{}"\npattern = "{}"\nexamples = ["{}"]\n'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

FILES: dict[str, str | bytes] = {
    "a.txt": TEXT,
    "b.txt": TEXT.replace("2022", "2023").replace("2021", "2022"),
    "empty.txt": "",
    "blank.txt": " \n",
    "binary.txt": bytes(range(256)) * 9,
    "picture.png": b"\x89PNG\r\n\x1a\n",
    "packed.zip": b"PK\x03\x04aaaaaaa",
    "packed.gz": b"\x1f\x8baaa",
    "bad.docx": b"PK\x03\x04word/" + b"x" * 50,
    "bad.pdf": b"%PDF-1.4 x",
    "old.xls": OLE + "Workbook".encode("utf-16-le"),
    "locked.docx": OLE + "EncryptedPackage".encode("utf-16-le"),
    "odd.csv": "a,b\n1,2\n",
    "none.csv": "path,text\n,\n",
    "half.csv": "text,year\n,2021\n",
    "web.csv": "path\nhttp://example.org/a.txt\ns4://bucket/a.txt\n",
    "no.toml": "x=",
    "gbk.toml": 'words = ["数字"]'.encode("gbk"),
    "other.toml": "[a]\nb = 1\n",
    "bare.toml": '[[indicator]]\nname = "甲"\n',
    "id.toml": RULE.format("x.y", "a", "a"),
    "marks.toml": RULE.format("term.y", "a", "b"),
    "open.toml": RULE.format("term.y", "(", "<t>b</t>"),
    "party.toml": RULE.format("event.y", "b", "<e>b</e>") + 'kind = "party"\n',
    "plain.toml": '[[rule]]\npattern = "b"\n',
    "no_words.toml": "words = []",
    "twice.toml": 'words = ["甲", "甲"]',
    "no.npz": b"x",
    "no_label.csv": "a,b\n1,2\n",
    "one_class.csv": "label,text\n甲,一段话\n",
    "two_rows.csv": "label,text\n甲,一段话\n乙,另一段话\n",
    "one_place.csv": "label,text,place\n甲,一段话,某县\n乙,另一段话,某县\n",
    "far.csv": "label,path,line\n甲,a.txt,99\n",
    "gone.csv": "label,path,line\n甲,gone.txt,1\n",
    "short/a.txt": TEXT,
    "short/a.mentions.tsv": "3\tQUANT\n",
    "absent/a.txt": TEXT,
    "absent/a.mentions.tsv": "3\tQUANT\t77栋\t1\n",
    "textless/a.mentions.tsv": "3\tQUANT\t5%\t1\n",
    "roleless/a.txt": TEXT,
    "roleless/a.lines.tsv": "1\ttitle\n",
    "beyond/a.txt": TEXT,
    "beyond/a.lines.tsv": "99\ttitle\tother\n",
    "nothing/a.bin": "",
    "manifest/manifest.csv": "a,b\n1,2\n",
    "broken/index.json": "{",
    "shardless/index.json": '{"schema": "reportnlp-store/1"}',
    "later/index.json": '{"schema": "reportnlp-store/9", "shards": {}}',
    "no.json": "{",
    "other.json": '{"a": 1}',
}


class Case(NamedTuple):
    command: str
    code: int
    says: tuple[str, ...]


CASES = [
    Case("extract", 2, ("Missing argument",)),
    Case("extract gone.txt", 1, ("gone.txt: there is no such file",)),
    Case("extract short", 1, ("short: this is a folder", "short/*.txt")),
    Case("extract *.none", 1, ("*.none: no file matches",)),
    Case("extract empty.txt blank.txt", 1, ("empty.txt: the file is empty", "blank.txt: there is nothing but blanks")),
    Case("extract binary.txt", 1, ("binary.txt: this is a binary file", "--encoding")),
    Case("extract picture.png", 1, ("picture.png: this is a picture", "--ocr")),
    Case(
        "extract packed.zip packed.gz", 1, ("packed.zip: this is an archive", "packed.gz: this is an archive; unpack")
    ),
    Case("extract bad.docx bad.pdf", 1, ("bad.docx: the file is damaged", "bad.pdf: the PDF is damaged")),
    Case(
        "extract old.xls locked.docx",
        1,
        ("old.xls: this is an old Excel file; save", "locked.docx: the file is protected"),
    ),
    Case("extract odd.csv", 1, ("odd.csv: this table needs a column `path`",)),
    Case("extract none.csv", 1, ("none.csv: there is no row in this table",)),
    Case("extract half.csv", 1, ("half.csv#1: this row has neither a path nor a text",)),
    Case("extract web.csv", 1, ("http://example.org/a.txt: nothing is fetched", "s4://bucket/a.txt: cannot be read")),
    Case("extract pipe", 1, ("pipe: this is no regular file", "give -")),
    Case("extract a.txt --encoding klingon", 2, ("unknown encoding: klingon",)),
    Case("extract a.txt --encoding base64", 1, ("a.txt: there is no text encoding 'base64'; try utf-8",)),
    Case("extract a.txt --encoding ascii", 1, ("a.txt: cannot be read as ascii; leave the encoding out",)),
    Case("extract a.txt --max-bytes 5", 1, ("a.txt: larger than the limit of 5 bytes (max_bytes); raise it",)),
    Case("extract a.txt --format foo", 2, ("'foo' is not one of 'table', 'json'",)),
    Case("extract a.txt --what foo", 2, ("'foo' is not one of lines, items",)),
    Case("extract a.txt --format xlsx", 2, ("--format xlsx needs -o",)),
    Case("extract a.txt b.txt --format html", 2, ("--format html needs -o",)),
    Case("extract a.txt --model no.npz", 1, ("no.npz: not a section model; `reportnlp train` makes one",)),
    Case("extract a.txt --model gone.npz", 2, ("'gone.npz' does not exist",)),
    Case("extract a.txt --lexicon no.toml", 1, ("no.toml: not a TOML file",)),
    Case("extract a.txt --lexicon gbk.toml", 1, ("gbk.toml: not in UTF-8; save it",)),
    Case("extract a.txt --lexicon other.toml", 1, ("other.toml: not an indicator lexicon (no 'indicator')",)),
    Case("extract a.txt --lexicon bare.toml", 1, ("bare.toml: not an indicator lexicon (no 'unit')",)),
    Case("extract a.txt --rules other.toml", 1, ("other.toml: not a file of rules (no 'rule')",)),
    Case("extract a.txt --rules id.toml", 1, ("id.toml: ", "an id opens with event., document. or term.")),
    Case("extract a.txt --rules marks.toml", 1, ("marks.toml: ", "it does not find what is marked in 'b'")),
    Case("extract a.txt --rules open.toml", 1, ("open.toml: not a file of rules (missing )",)),
    Case("extract a.txt --rules party.toml", 1, ("party.toml: ", "kind 'party' is none of meeting")),
    Case("extract a.txt --rules plain.toml", 1, ("plain.toml: ", "a rule needs an id and examples")),
    Case("extract a.txt --format json -o gone/a.json", 1, ("gone: there is no such folder",)),
    Case("extract a.txt --format csv -o a.txt", 1, ("a.txt: File exists",)),
    Case("extract a.txt --format json -o /dev/full", 1, ("/dev/full: No space left on device",)),
    Case(f"extract a.txt --format xlsx -o {'a' * 300}", 1, ("aaa: File name too long",)),
    Case("indicators short/a.mentions.tsv", 1, ("a.mentions.tsv: this table needs a column",)),
    Case("indicators nothing", 1, ("nothing: there is no report in this folder",)),
    Case("indicators a.txt --year 20x1", 2, ("'20x1' is not a year or a range of years such as 2021-2025",)),
    Case("indicators a.txt --format parquet", 2, ("--format parquet needs -o",)),
    Case("indicators broken", 1, ("broken: its index.json is damaged; make the store anew",)),
    Case("indicators shardless", 1, ("shardless: its index.json is damaged",)),
    Case("indicators later", 1, ("later: written as reportnlp-store/9, this version reads reportnlp-store/1",)),
    Case("compare a.txt b.txt --by foo", 2, ("no report has a column 'foo'; compare by year",)),
    Case("compare a.txt b.txt --words no_words.toml", 1, ("no_words.toml: needs a list `words",)),
    Case("ledger a.txt", 1, ("no two of these reports are of one place in years that follow each other",)),
    Case("index a.txt", 2, ("Missing option '--words'",)),
    Case("index a.txt --words gone.toml", 2, ("'gone.toml' does not exist",)),
    Case("index a.txt --words twice.toml", 1, ("twice.toml: listed twice: 甲",)),
    Case("concordance ( a.txt --mode regex", 2, ("(: not a regular expression",)),
    Case("concordance 校舍 gone.txt", 1, ("gone.txt: there is no such file",)),
    Case("profile a.txt", 0, ("1 reports of other genres were passed over",)),
    Case("batch - --store out", 2, ("batch reads files; save what comes from standard input first",)),
    Case("batch a.txt --store nothing", 1, ("nothing: not a store (no index.json) and not empty; name a new folder",)),
    Case("batch a.txt --store broken", 1, ("broken: its index.json is damaged",)),
    Case("batch a.txt --store a.txt/store", 1, ("a.txt/store: Not a directory",)),
    Case("evaluate nothing", 1, ("nothing: no gold",)),
    Case("evaluate short", 1, ("short/a.mentions.tsv: row 1: a mention has",)),
    Case("evaluate absent", 1, ("absent/a.mentions.tsv: row 1: '77栋' does not stand in line 3",)),
    Case("evaluate textless", 1, ("textless/a.txt: there is no such file",)),
    Case("evaluate roleless", 1, ("roleless/a.lines.tsv: row 1: a line has",)),
    Case("evaluate beyond", 1, ("beyond/a.lines.tsv: row 1: the text has no line 99",)),
    Case("train", 2, ("give either LABELS.csv or --reports FOLDER",)),
    Case("train no_label.csv", 1, ("no_label.csv: needs the columns label",)),
    Case("train one_class.csv", 1, ("training needs at least two classes",)),
    Case("train one_place.csv", 1, ("training needs reports of at least two places",)),
    Case("train two_rows.csv", 1, ("training needs two classes in what is left when a place is held out",)),
    Case("train far.csv", 1, ("far.csv: a.txt has no line '99'",)),
    Case("train gone.csv", 1, ("gone.csv: gone.txt: there is no such file",)),
    Case("train --reports nothing", 1, ("nothing/manifest.csv: there is no such file",)),
    Case("train --reports manifest", 1, ("manifest: its manifest.csv needs the columns path and place",)),
    Case("verify gone.json", 1, ("gone.json: No such file or directory",)),
    Case("verify short", 1, ("short: Is a directory",)),
    Case("verify no.json", 1, ("no.json: not JSON",)),
    Case("verify other.json", 1, ("other.json: not an analysis of schema reportnlp/1",)),
]
RUN = """if True:
    import json, sys
    from click.testing import CliRunner
    from reportnlp.cli import main
    answers = [CliRunner().invoke(main, command.split()) for command in json.load(sys.stdin)]
    exits = (SystemExit, type(None))
    faults = [None if isinstance(each.exception, exits) else repr(each.exception) for each in answers]
    json.dump([(each.exit_code, each.stderr, fault) for each, fault in zip(answers, faults)], sys.stdout)
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("errors")
    for name, content in FILES.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    os.mkfifo(root / "pipe")
    return root


def answers(folder: Path, language: str) -> list[tuple[int, str, str | None]]:
    """Run all cases in a fresh process of a language: exit code, stderr, exception that is none of the program's."""
    environment = {**os.environ, "LC_ALL": language}
    commands = json.dumps([case.command for case in CASES])
    call = [sys.executable, "-c", RUN]
    done = subprocess.run(call, input=commands, cwd=folder, env=environment, capture_output=True, text=True, check=True)
    return [tuple(answer) for answer in json.loads(done.stdout)]


@pytest.mark.skipif(os.name != "posix", reason="pipes and full devices are POSIX's")
def test_errors_name_the_input_and_say_what_to_do(folder: Path) -> None:
    for case, (code, said, fault) in zip(CASES, answers(folder, "en_US.UTF-8"), strict=True):
        assert (fault, code) == (None, case.code), case.command
        assert all(words in said for words in case.says), (case.command, said)
        assert "Errno" not in said


@pytest.mark.skipif(os.name != "posix", reason="pipes and full devices are POSIX's")
def test_errors_are_told_in_chinese(folder: Path) -> None:
    for case, (code, said, fault) in zip(CASES, answers(folder, "zh_CN.UTF-8"), strict=True):
        assert (fault, code) == (None, case.code), case.command
        names = re.compile("校舍|77栋|甲")
        plain = [line for line in said.splitlines() if line.strip() and not HAN.search(names.sub("", line))]
        assert not plain, case.command
        assert "not one of" not in said
