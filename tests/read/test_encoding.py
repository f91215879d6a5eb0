"""Bytes to text: each encoding that reports come in, and what is refused."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reportnlp.model import ReportError
from reportnlp.read import from_text
from reportnlp.read.encoding import decode

TEXT = "青河县人民政府工作报告\n全年新增就业1.2万人，增长５％。\n" * 8


@pytest.mark.parametrize(
    ("codec", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("gbk", "gb18030"),
        ("gb18030", "gb18030"),
    ],
)
def test_the_encoding_is_found(codec: str, found: str) -> None:
    decoded = decode(TEXT.encode(codec), "a.txt")
    assert (decoded.text, decoded.encoding, decoded.warnings) == (TEXT, found, ())


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_a_short_line_full_of_figures(codec: str) -> None:
    text = "——2021年1月31日在唐县第十五届"
    assert decode(text.encode(codec), "a.txt").text == text


def test_rare_characters_of_gb18030_are_read() -> None:
    text = TEXT + "镇名㙟𠀀"
    assert decode(text.encode("gb18030"), "a.txt").text == text


def test_a_forced_encoding_is_honoured() -> None:
    assert decode(TEXT.encode("gbk"), "a.txt", "gbk").encoding == "gbk"
    assert decode("臺北市政府".encode("big5"), "a.txt", "big5").text == "臺北市政府"


@pytest.mark.parametrize("name", ["klingon", "hex", "rot13"])
def test_an_unknown_encoding_is_named(name: str) -> None:
    with pytest.raises(ReportError, match=rf"a\.txt: .*{name}.*try utf-8"):
        decode(b"abc", "a.txt", name)


def test_a_forced_encoding_that_does_not_fit_is_refused() -> None:
    with pytest.raises(ReportError, match=r"a\.txt: cannot be read as utf-8"):
        decode(TEXT.encode("gbk"), "a.txt", "utf-8")


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16-le"])
def test_a_last_character_cut_in_two_is_left_out_with_a_warning(codec: str) -> None:
    decoded = decode((TEXT + "县").encode(codec)[:-1], "a.txt")
    assert decoded.text == TEXT
    assert "cut off" in decoded.warnings[0]


def test_a_few_broken_bytes_are_mended_with_a_warning() -> None:
    data = (TEXT * 5).encode().replace("全".encode(), b"\xe5\x85", 1)
    decoded = decode(data, "a.txt")
    assert "\ufffd" in decoded.text
    assert "U+FFFD" in decoded.warnings[0]


def test_a_broken_byte_in_gbk_is_mended_too() -> None:
    data = (TEXT * 9).encode("gbk")
    decoded = decode(data[:900] + b"\xff" + data[900:], "a.txt")
    assert decoded.encoding == "gb18030"
    assert decoded.text.startswith(TEXT)
    assert "could not be read as gb18030" in decoded.warnings[0]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf", "blanks"),
        (" \n\u3000\r\n\t".encode(), "blanks"),
        (bytes(range(256)) * 40, "binary"),
        (b"\x7fELF\x02\x01\x01" + b"\x00" * 400 + b"\x03\x04\xff" * 90, "binary"),
        ("Électricité à Orléans, près de l'été. ".encode("latin-1") * 40, "encoding"),
    ],
)
def test_what_is_no_text_is_refused_and_named(data: bytes, said: str) -> None:
    with pytest.raises(ReportError, match=rf"a\.txt: .*{said}"):
        decode(data, "a.txt")


def test_only_crlf_is_changed() -> None:
    assert decode("一\r\n二\r三\n\u3000四\x0b".encode(), "a.txt").text == "一\n二\r三\n\u3000四\x0b"


def test_lone_surrogates_become_u_fffd_one_for_one() -> None:
    report = from_text("全区\ud800新增\udfff就业")
    assert report.text == "全区\ufffd新增\ufffd就业"
    assert "2 lone surrogates" in report.warnings[0]


@given(st.binary(max_size=400))
@example(b"\xff\xfe\x00\xd8")
@example(b"\xff\xfe\x00")
@example(b"\x00\x00\xfe\xff\x12")
def test_any_bytes_give_a_text_or_a_report_error(data: bytes) -> None:
    with contextlib.suppress(ReportError):
        decode(data, "a.txt").text.encode("utf-8")


@given(st.text(alphabet=st.characters(codec="gb18030", exclude_characters="\r\x00"), min_size=1))
def test_utf8_is_always_read_as_written(text: str) -> None:
    try:
        assert decode(text.encode(), "a.txt").text == text.removeprefix("\ufeff")
    except ReportError:
        assert not text.strip("\ufeff \t\n\u3000") or any(c < " " or c == "\x7f" for c in text)
