"""Checks that tasks have the units that their clause lists, by role and in order, or names in its running text."""

import re
from collections.abc import Iterator
from functools import lru_cache

from geodata.audit.facts import Facts, Row
from geodata.audit.report import Check, Fault
from geodata.library.paragraphs import fold
from geodata.tables.schema import split_cell

LISTS = re.compile(r"[（〔]牵头单位：(?P<lead>.*?)(?:；责任单位：(?P<support>.*))?[）〕]$")
ANNEX = "annex"
ASIDE = re.compile(r"（以下[^）]*）")
OPEN = re.compile(r"等(?:市级)?(?:有关)?(?:部门|单位|企业|，|$)")
ROLES = ("lead", "support", "listed")
# Separators between the names of a list.
JOINTS = re.compile(r"[、，；]|和|及|与|等(?:市级)?(?:有关)?(?:部门|单位|企业)?|管委会|〔|〕")


def running_text(row: Row, text: str) -> str:
    """Text of a clause without its list of units: the bracket at its end, or the column of the annex."""
    if row.get("stated_in") == ANNEX:
        return text.rpartition("。")[0]
    return LISTS.sub("", text)


def printed_lists(row: Row, text: str) -> dict[str, str]:
    """Unit lists of a task as printed, by role."""
    if row["stated_in"] == ANNEX:
        return {"listed": text.rpartition("。")[2]}
    # The list that defines a collective repeats its name.
    found = LISTS.search(ASIDE.sub("", text))
    return {role: found[role] or "" for role in ("lead", "support")} if found else {}


@lru_cache(maxsize=4)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)))


def unit_names(facts: Facts) -> dict[str, str]:
    """Unit ids by every printed name."""
    return {
        fold(name): row["unit_id"]
        for row in facts.tables["units"]
        for name in (row["name_zh"], *split_cell(row["aliases"]))
    }


def read_mentions(text: str, names: dict[str, str]) -> tuple[list[str], str]:
    """Unit ids of a printed list in order, and the rest that is no known name."""
    pattern = _pattern(tuple(names))
    found = [names[match[0]] for match in pattern.finditer(text)]
    return found, JOINTS.sub("", pattern.sub("", text))


def task_faults(row: Row, lists: dict[str, str], names: dict[str, str]) -> Iterator[str]:
    """Yield the differences between the units of a task and its printed lists."""
    annex = row["stated_in"] == ANNEX
    for role in ("listed",) if annex else ROLES:
        held = list(split_cell(row[f"{role}_unit_ids"]))
        # The annex has no roles; the one unit that it names as lead (task 55) is listed as well.
        held += [unit for unit in split_cell(row["lead_unit_ids"]) if annex and unit not in held]
        printed, rest = read_mentions(lists.get(role, ""), names)
        if rest:
            yield f"{rest!r} in the list of {role} units is no known unit"
        yield from (f"{unit} is printed as {role} unit but not on the record" for unit in printed if unit not in held)
        yield from (f"{unit} is on the record as {role} unit but not printed" for unit in held if unit not in printed)
        if sorted(printed) == sorted(held) and printed != held:
            yield f"the {role} units do not stand in printed order"
    is_open = any(OPEN.search(text) for text in lists.values())
    if (row["open_list"] == "yes") != is_open:
        yield f"open_list is {row['open_list']!r}, but the printed list {'ends' if is_open else 'does not end'} with 等"


def unnamed_units(row: Row, text: str, names: dict[str, str]) -> Iterator[str]:
    """Yield the units of a task in running text that its clause does not name."""
    running = running_text(row, text)
    named = {unit for name, unit in names.items() if name in running}
    for role in ROLES:
        for unit in split_cell(row[f"{role}_unit_ids"]):
            if unit not in named:
                yield f"{unit} is on the record but not named at {row['locator']}"


def check_units(facts: Facts) -> Check:
    """Check the units of every task against the lists in its clause, or against its running text."""
    names = unit_names(facts)
    faults, total = [], 0
    for row in facts.tables["tasks"]:
        if row["stated_in"] == "text":
            total += sum(len(split_cell(row[f"{role}_unit_ids"])) for role in ROLES)
            faults += [Fault(facts.key("tasks", row), each) for each in unnamed_units(row, facts.text(row), names)]
            continue
        lists = printed_lists(row, facts.text(row))
        total += sum(len(read_mentions(text, names)[0]) for text in lists.values())
        faults += [Fault(facts.key("tasks", row), message) for message in task_faults(row, lists, names)]
    return Check("units", total, tuple(faults))
