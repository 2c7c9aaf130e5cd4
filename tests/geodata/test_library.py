"""The documents library: four forms of file, five copies of the documents, and what is skipped."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from geodata.errors import DataError
from geodata.library.formats import read_lines
from geodata.library.locators import paragraph_number, section_of
from geodata.library.outline import ACTION_PLAN, FINANCE_NOTICE, OPINIONS, PLAN
from geodata.library.reading import Library, read_copies, read_library
from tests.facts import read_rows

SCAN, WEB_COPY, TRADITIONAL, GAZETTE, PLAN_SCAN = "000_", "001_", "002_", "003_", "004_"
# 广阳湾 in one line, then a chapter with items and a number in half-width brackets and a page number between.
LITTLE = [
    "重庆市人民政府行政规范性文件", "广阳湾智创生态城规划范围 168平方公里，是重庆东部生态", "城的核心区。", "— 2 —",
    "一、总体要求", "(一)指导思想。", "以新发展理念为指导。", "(二)发展目标。到 2025 年取得重要进展。",
    "附件:创建广阳湾智创生态城任务分工", "附件", "创建广阳湾智创生态城任务分工", "1", "建设生态岛。",
    "南岸区、广", "阳岛绿色发展公司",
]  # fmt: skip


def copy_of(seeds: Path, name: str, document: str = "") -> dict[str, str]:
    """Folded clauses of one copy by locator."""
    path = next(path for path in seeds.glob(f"{name}*.txt"))
    copies = [copy for copy in read_copies(path) if document in {"", copy.document_id}]
    return {clause.locator: clause.folded for clause in copies[0].clauses}


def write_text(path: Path, lines: list[str]) -> None:
    """Write plain text."""
    path.write_text("\n".join(lines), "utf-8")


def write_gb(path: Path, lines: list[str]) -> None:
    """Write plain text as old editors do."""
    path.write_bytes("\n".join(lines).encode("gb18030"))


def write_html(path: Path, lines: list[str]) -> None:
    """Write a web page with a script, and markup inside a line."""
    body = "".join(f"<p>{line.replace('生态', '<b>生态</b>')}</p>" for line in lines)
    path.write_text(f"<html><head><script>var 附件 = 1;</script></head><body>{body}</body></html>", "utf-8")


def write_word(path: Path, lines: list[str]) -> None:
    """Write a Word file whose annex is a table."""
    document = Document()
    for line in lines[:11]:
        document.add_paragraph(line)
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text = "\n".join(lines[11:13])
    table.rows[0].cells[1].text = "".join(lines[13:])
    document.save(str(path))


WRITERS: dict[str, Callable[[Path, list[str]], None]] = {
    "utf-8.txt": write_text, "gb18030.txt": write_gb, "page.html": write_html, "word.docx": write_word,
}  # fmt: skip


@pytest.mark.parametrize("name", WRITERS)
def test_every_form_of_file_gives_the_same_clauses(tmp_path: Path, name: str) -> None:
    """Text, web page and Word file are cut alike: locators, joined lines, no page number, no script."""
    WRITERS[name](tmp_path / name, LITTLE)
    [copy] = read_copies(tmp_path / name)
    texts = {clause.locator: clause.folded for clause in copy.clauses}
    assert list(texts) == ["引言", "一", "一（一）", "一（二）", "附件", "附件 1"]
    assert texts["引言"] == "广阳湾智创生态城规划范围168平方公里，是重庆东部生态城的核心区。"
    assert texts["一"] == "总体要求"
    assert texts["一（二）"] == "（二）发展目标。到2025年取得重要进展。"
    assert texts["附件 1"] == "建设生态岛。南岸区、广阳岛绿色发展公司"


def damaged_word(path: Path) -> None:
    """Write a zip file that is no Word file."""
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("hello.txt", "nothing")


def bomb(path: Path) -> None:
    """Write a Word file that unpacks to 250 MB."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"0" * 250_000_000)


DAMAGED: dict[str, Callable[[Path], object]] = {
    "cut.pdf": lambda path: path.write_bytes(b"%PDF-1.7\n1 0 obj\n<<"),
    "empty.pdf": lambda path: path.write_bytes(b""),
    "notzip.docx": lambda path: path.write_bytes(b"PK\x03\x04 broken"),
    "other.docx": damaged_word,
    "bomb.docx": bomb,
    "binary.txt": lambda path: path.write_bytes(bytes(range(256)) * 8),
    "picture.png": lambda path: path.write_bytes(b"\x89PNG"),
    "novel.txt": lambda path: path.write_text("第一章 很久以前\n从前有座山。", "utf-8"),
}


def test_damaged_and_unknown_files_are_named_and_skipped(tmp_path: Path) -> None:
    """Each bad file is named with its reason; the good one beside them is read."""
    for name, write in DAMAGED.items():
        write(tmp_path / name)
    write_text(tmp_path / "good.txt", LITTLE)
    library = read_library(tmp_path)
    assert list(library.copies) == [OPINIONS]
    assert library.copies[OPINIONS].file == "good.txt"
    assert sorted(text.partition(":")[0] for text in library.skipped) == sorted(DAMAGED)
    assert all(str(tmp_path) not in text for text in library.skipped)


def test_bomb_is_not_unpacked(tmp_path: Path) -> None:
    """A packed file that grows beyond the limit is refused by its declared size."""
    bomb(tmp_path / "bomb.docx")
    with pytest.raises(DataError, match="unpacks to more than 200 MB"):
        read_lines(tmp_path / "bomb.docx")


def test_missing_folder_is_an_empty_library(tmp_path: Path) -> None:
    """Without a folder there is nothing to read and nothing to complain of."""
    assert read_library(None) == read_library(tmp_path / "none") == Library()


def test_changed_folder_is_read_again(tmp_path: Path) -> None:
    """A file added later is found by the next reading."""
    write_text(tmp_path / "one.txt", ["novel"])
    assert not read_library(tmp_path).copies
    write_text(tmp_path / "two.txt", LITTLE)
    assert list(read_library(tmp_path).copies) == [OPINIONS]


def test_locators_of_paragraphs() -> None:
    """A locator may end with its paragraph; a section that begins with 第 does not."""
    assert section_of("第二章 第三节 第2段") == "第二章 第三节"
    assert section_of("第二章 第三节") == "第二章 第三节"
    assert paragraph_number("前言 第2段") == 2
    assert paragraph_number("专栏3-1") == 0


def test_best_copy_of_each_document_is_taken(seeds: Path) -> None:
    """The scans come before the web copy and the traditional copy, which stay as further copies."""
    library = read_library(seeds)
    files = {document: copy.file[:4] for document, copy in library.copies.items()}
    assert files == {OPINIONS: SCAN, PLAN: PLAN_SCAN, ACTION_PLAN: GAZETTE, FINANCE_NOTICE: GAZETTE}
    spare = {(copy.document_id, copy.file[:4]) for copy in library.spare}
    assert {(OPINIONS, WEB_COPY), (PLAN, TRADITIONAL)} <= spare
    assert library.skipped == ()


def test_web_copy_is_read_without_its_glosses(seeds: Path) -> None:
    """The web copy has the scan's clauses; 1,475 glosses are gone, and the body differs in one word alone."""
    scan, web = copy_of(seeds, SCAN), copy_of(seeds, WEB_COPY)
    assert list(web) == list(scan)
    assert not any("ā" <= char <= "ǜ" for text in web.values() for char in text)
    body = [at for at in scan if not at.startswith("附件") and scan[at] != web[at]]
    assert body == ["六（二十六）"]


def test_traditional_copy_has_the_clauses_of_the_scan_without_boxes(seeds: Path) -> None:
    """The traditional copy lacks the five boxes alone, and most of its clauses read like the scan's."""
    scan, traditional = copy_of(seeds, PLAN_SCAN), copy_of(seeds, TRADITIONAL)
    assert [at for at in scan if at not in traditional] == [at for at in scan if at.startswith("专栏")]
    assert [at for at in traditional if at not in scan] == []
    same = sum(traditional[at] == scan[at] for at in traditional)
    assert same >= 39


def test_paragraphs_of_the_plan_are_those_of_its_provisions(library: Library) -> None:
    """The scan's broken lines join to the 106 paragraphs that the provisions count."""
    counted: dict[str, int] = {}
    for row in read_rows("provisions"):
        if row["document_id"] == PLAN and paragraph_number(row["locator"]):
            counted[section_of(row["locator"])] = counted.get(section_of(row["locator"]), 0) + 1
    found = {clause.locator: len(clause.paragraphs) for clause in library.clauses(PLAN) if clause.locator in counted}
    assert found == counted
    assert sum(found.values()) == 106


def test_outline_table_is_the_outline_of_the_documents(library: Library) -> None:
    """Locators, depths and printed headings of the shipped outline are those of the texts, in order."""
    shipped = read_rows("clauses")
    ids = {row["clause_id"]: row["locator"] for row in shipped}
    table = [(row["document_id"], row["locator"], int(row["level"]), ids.get(row["parent"], "")) for row in shipped]
    found = [
        (document, clause.locator, clause.level, clause.parent)
        for document in (OPINIONS, PLAN, ACTION_PLAN, FINANCE_NOTICE)
        for clause in library.clauses(document)
    ]
    assert table == found
    headings = {(row["document_id"], row["locator"]): row["heading_zh"] for row in shipped}
    for document in library.copies:
        for clause in library.clauses(document):
            assert clause.heading in {"", headings[document, clause.locator]}
