"""The documents are cut into the clauses that a reader counts in them."""

import re

import pytest

from geodata.library.outline import ACTION_PLAN, FINANCE_NOTICE, OPINIONS, PLAN
from tests.facts import Clauses

COUNTS = {
    "chapters of the opinions": (OPINIONS, r"[一二三四五六七]", 7),
    "items of the opinions": (OPINIONS, r"[一-龥]+（[一-龥]+）", 28),
    "rows of the annex": (OPINIONS, r"附件 \d+", 59),
    "chapters of the plan": (PLAN, r"第[一-龥]+章", 12),
    "items of box 1, both lists": (PLAN, r"专栏1-\d", 9),
    "boxes of the plan": (PLAN, r"专栏\d", 5),
    "chapters of the action plan": (ACTION_PLAN, r"[一-龥]{1,2}", 11),
    "items of the finance notice": (FINANCE_NOTICE, r"[一-龥]+（[一-龥]+）", 27),
}


@pytest.mark.parametrize("name", COUNTS)
def test_number_of_clauses(clauses: Clauses, name: str) -> None:
    """Each document yields as many clauses as it prints."""
    document, form, expected = COUNTS[name]
    headed = {"引言", "结尾", "附件"}
    found = [at for key, at in clauses if key == document and re.fullmatch(form, at) and at not in headed]
    assert len(found) == expected


def test_second_list_of_box_1_goes_on_counting(clauses: Clauses) -> None:
    """The second numbered list of box 1 is 专栏1-6 to 专栏1-9."""
    assert clauses[PLAN, "专栏1-5"].startswith("5.创新合作开发模式")
    assert clauses[PLAN, "专栏1-6"].startswith("1.基础设施网络互连")
    assert "合（川）广（安）长（寿）协同发展重点建设任务" in clauses[PLAN, "专栏1"]


def test_clauses_run_over_page_ends(clauses: Clauses) -> None:
    """Running heads and page numbers are no part of a clause."""
    furniture = re.compile(r"重庆市人民政府(文件|发布)|[-—]\d+[-—]|空间布局图")
    assert [key for key, text in clauses.items() if key[0] == PLAN and furniture.search(text)] == []
