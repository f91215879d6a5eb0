"""Windows' ways, by simulation: code pages, paths, line ends, names, language. Nothing here needs Windows."""

from __future__ import annotations

import ast
import json
import locale
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportnlp import messages
from reportnlp.cli import COMMANDS, main
from reportnlp.cli.portable import portable
from reportnlp.model import Report
from reportnlp.read import expand, read, read_all
from reportnlp.read.files import is_url

SOURCE = Path(messages.__file__).parent
TEXT = "双桥县2022年政府工作报告\n一、2021年工作回顾\n新建厂房3000㎡，产量增长5%–6%，群众来信写了😀和“𠮷祥”。\n"
ODD = "㎡–😀𠮷"
"""GBK has the first of them only."""


def run(*args: object) -> Result:
    return CliRunner().invoke(main, list(map(str, args)))


def run_in_gbk(folder: Path, *args: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a Chinese Windows does: streams in GBK, which stop at what it lacks."""
    environment = {**os.environ, "PYTHONIOENCODING": "gbk", "COLUMNS": "200"}
    call = [sys.executable, "-m", "reportnlp", *args]
    return subprocess.run(call, cwd=folder, env=environment, capture_output=True)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "words.toml").write_text('words = ["厂房", "😀"]', encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("extract a.txt --what lines,quantities", "3000㎡"),
        ("extract a.txt --format html", "3000㎡"),
        ("concordance 来信 a.txt", "写了😀"),
    ],
)
def test_a_console_in_gbk_stops_no_answer(command: str, words: str, folder: Path) -> None:
    done = run_in_gbk(folder, *command.split())
    assert (done.returncode, done.stderr.decode("gbk")) == (0, "")
    assert words in done.stdout.decode("utf-8")


def test_what_verify_says_of_odd_characters_in_gbk(folder: Path) -> None:
    answer = json.loads(run("extract", "a.txt", "--format", "json").stdout)
    answer["quantities"][0]["text"] = ODD
    (folder / "a.json").write_text(json.dumps(answer), encoding="utf-8")
    done = run_in_gbk(folder, "verify", "a.json")
    assert done.returncode == 1
    assert ODD in done.stdout.decode("utf-8")
    assert b"Traceback" not in done.stderr


def test_an_error_about_a_name_that_gbk_lacks(folder: Path) -> None:
    done = run_in_gbk(folder, "extract", f"{ODD}.txt")
    assert done.returncode == 1
    assert "there is no such file" in done.stderr.decode("gbk")


def test_help_in_chinese_can_be_written_in_gbk(monkeypatch: pytest.MonkeyPatch) -> None:
    words = [*messages.translations(), *messages.translations().values()]
    assert not [text for text in words if text.encode("gbk", "replace").decode("gbk") != text]


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_lines_end_as_on_unix_wherever_they_go(form: str, folder: Path) -> None:
    code = f"""if True:
        import io, sys
        sys.stdout = io.TextIOWrapper(sys.stdout.buffer, encoding="gbk", newline="\\r\\n")
        from reportnlp.cli import main
        main(["extract", "a.txt", "--format", "{form}"])"""
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, check=True)
    run("extract", "a.txt", "--format", form, "-o", "out")
    assert done.stdout == Path("out").read_bytes()
    assert b"\r" not in done.stdout


def test_csv_lines_end_once(folder: Path) -> None:
    run("extract", "a.txt", "--format", "csv", "-o", "out")
    run("indicators", "a.txt", "--format", "csv", "-o", "rows.csv")
    for path in [*Path("out").iterdir(), Path("rows.csv")]:
        data = path.read_bytes()
        assert data.startswith(b"\xef\xbb\xbf")
        assert b"\r\r" not in data
        assert b"\n\n" not in data.replace(b"\r\n", b"\n")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_line_ends_and_marks_change_no_place(encoding: str, end: str, folder: Path) -> None:
    Path("b.txt").write_bytes(TEXT.replace("\n", end).encode(encoding))
    one, other = (json.loads(run("extract", name, "--format", "json").stdout) for name in ("a.txt", "b.txt"))
    assert one["text"] == other["text"] == TEXT
    assert {**one, "report": None} == {**other, "report": None}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_tables_and_lists_that_notepad_saved(mark: str, end: str, folder: Path) -> None:
    def write(name: str, *lines: str) -> str:
        Path(name).write_bytes((mark + end.join([*lines, ""])).encode())
        return name

    words = write("w.toml", 'words = ["厂房"]')
    entry = ["[[indicator]]", 'name = "厂房面积"', 'unit = "平方米"', 'kinds = ["measure"]']
    lexicon = write("l.toml", *entry)
    rule = ["[[rule]]", 'id = "term.own.hall"', 'pattern = "厂房"', 'examples = ["新建<t>厂房</t>"]']
    rules = write("r.toml", *rule)
    manifest = write("m.csv", "path,place", "a.txt,双桥县")
    for given in (
        ["index", "a.txt", "--words", words],
        ["compare", "a.txt", "--words", words],
        ["extract", "a.txt", "--lexicon", lexicon],
        ["extract", "a.txt", "--rules", rules],
        ["indicators", manifest],
    ):
        result = run(*given)
        assert (result.exit_code, result.stderr) == (0, ""), given


def test_gold_that_excel_saved_loses_no_row(folder: Path) -> None:
    Path("gold").mkdir()
    Path("gold/a.txt").write_text(TEXT, encoding="utf-8")
    for name, rows in {"mentions": ["3\tQUANT\t3000㎡\t1", "3\tQUANT\t5%–6%\t1"], "lines": ["1\ttitle\tother"]}.items():
        Path(f"gold/a.{name}.tsv").write_bytes("\r\n".join([*rows, ""]).encode("utf-8-sig"))
    figures = json.loads(run("evaluate", "gold", "--json").stdout)
    assert (figures["QUANT.exact"]["gold"], figures["QUANT.exact"]["f1"]) == (2, 1.0)


def test_backslashes_lead_to_the_same_report(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("政府 报告").mkdir()
    Path("政府 报告/2022 年.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr(os, "sep", "\\")
    assert read("政府 报告\\2022 年.txt").source == "政府 报告/2022 年.txt"
    (found,) = read_all(["政府 报告\\"])
    assert isinstance(found, Report)
    assert found.source == "政府 报告/2022 年.txt"


@pytest.mark.parametrize(
    "path", ["C:\\报告\\a.txt", "C:/报告/a.txt", "C://报告/a.txt", "\\\\server\\a.txt", "a:b", "报告://a"]
)
def test_a_drive_is_no_address(path: str) -> None:
    assert not is_url(path)
    assert "there is no such file" in run("extract", path).stderr


@pytest.mark.parametrize("path", ["s3://bucket/a.txt", "HDFS://node/a.txt", "memory://a.txt"])
def test_an_address_is_one(path: str) -> None:
    assert is_url(path)


def test_paths_of_a_manifest(folder: Path) -> None:
    Path("list").mkdir()
    rows = {
        "reports\\2021.txt": "list/reports/2021.txt",
        "C:\\报告\\a.txt": "C:/报告/a.txt",
        "\\\\server\\share\\a.txt": "//server/share/a.txt",
        "/srv/a.txt": "/srv/a.txt",
        "s3://bucket/a.txt": "s3://bucket/a.txt",
    }
    Path("list/manifest.csv").write_text("\r\n".join(["path", *rows, ""]), encoding="gbk")
    assert [source.path for source in expand(["list/manifest.csv"])] == list(rows.values())


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("2021年政府工作报告", "2021年政府工作报告"),
        ("CON", "CON_"),
        ("nul.2021", "nul_.2021"),
        ("com1", "com1_"),
        ("console", "console"),
        ("a:b", "a_b"),
        ('报告?<"1|2">*', "报告__1_2__".replace("报告__", "报告___").replace("2__", "2___")),
        ("tab\there", "tab_here"),
        ("C:\\a", "C__a"),
        ("报" * 90, "报" * 66),
    ],
)
def test_names_that_every_system_takes(stem: str, name: str) -> None:
    assert portable(stem) == name


@pytest.mark.skipif(os.name != "posix", reason="such names can be given on POSIX systems only")
def test_a_folder_of_answers_can_be_copied_to_windows(folder: Path) -> None:
    names = ["CON.txt", "a:b.txt", "A_B.txt", "长" * 83 + ".txt", "长" * 83 + ".md"]
    for name in names:
        Path(name).write_text(TEXT, encoding="utf-8")
    assert run("extract", *names, "--format", "json", "-o", "out").exit_code == 0
    assert sorted(os.listdir("out")) == [
        "A_B-2.json",
        "CON_.json",
        "a_b.json",
        f"{'长' * 66}-2.json",
        f"{'长' * 66}.json",
    ]


@pytest.mark.parametrize(
    ("system", "expected"), [("zh_CN", True), ("Chinese (Simplified)_China", True), ("English_United States", False)]
)
def test_windows_says_its_language_elsewhere(system: str, expected: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(locale, "getlocale", lambda: (system, "936"))
    assert messages.is_chinese() is expected
    monkeypatch.setenv("LANG", "en")
    assert messages.is_chinese() is False


def imported(path: Path) -> set[str]:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return names | {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}


def test_nothing_that_windows_lacks_is_used() -> None:
    lacking = {"fcntl", "grp", "pwd", "resource", "termios", "tty", "pty", "syslog", "crypt"}
    calls = {"fork", "forkpty", "getuid", "geteuid", "killpg", "setsid", "mkfifo", "SIGKILL", "SIGHUP", "SIGUSR1"}
    for path in SOURCE.rglob("*.py"):
        assert not imported(path) & lacking, path
        nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        assert not {node.attr for node in nodes if isinstance(node, ast.Attribute)} & calls, path


def test_texts_are_opened_with_their_encoding() -> None:
    """Without one, Windows reads and writes the code page."""
    for path in SOURCE.rglob("*.py"):
        for call in (
            node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)
        ):
            name = getattr(call.func, "attr", getattr(call.func, "id", ""))
            said = {keyword.arg for keyword in call.keywords}
            literals = [arg.value for arg in call.args if isinstance(arg, ast.Constant)]
            if name in {"read_text", "write_text"} or (
                name == "open" and not any("b" in str(mode) for mode in literals)
            ):
                assert "encoding" in said or name != "open", f"{path}:{call.lineno}"


def test_every_command_starts_where_processes_are_spawned() -> None:
    """A spawned process imports the main module again: importing it must start nothing."""
    code = "import runpy; runpy.run_module('reportnlp', run_name='__mp_main__')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert COMMANDS
