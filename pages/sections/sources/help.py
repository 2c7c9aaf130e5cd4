"""Blocks of the help page: questions, terms, keys."""

import pandas as pd
from htpy import Element, a, b, div, li, table, td, tr, ul

from geodata.tables.readers import read_table
from pages.components.layout import show_html
from utils.html.citations import reference_html, reference_of
from utils.text.i18n import Translate, translator
from utils.urls.page_urls import page_address


def questions(_: Translate) -> list[tuple[str, str, dict[str, str]]]:
    """Questions that people bring, with the page and the choices that answer each."""
    jiangjin, transport = {"region": "jiangjin"}, {"unit": "transport-bureau"}
    return [
        (_("A first look, with a tour of five steps"), "", {"tour": "start"}),
        (_("Which regions belong, and what role does each have?"), "", {}),
        (_("What does the plan want of Jiangjin District?"), "regions", jiangjin),
        (_("How do Jiangjin and Bishan compare?"), "regions", {"compare": "bishan"} | jiangjin),
        (_("Who does what for Guangyang Bay, and by when?"), "eco-city", {}),
        (_("Where does the metropolitan area reach?"), "corridors", {}),
        (_("Which railways are under construction?"), "transport", {"status": "construction"}),
        (_("What is to be built, where, and at what stage?"), "projects", {}),
        (_("What has been promised, and are we on track?"), "targets", {}),
        (_("What is the Transport Bureau on the hook for?"), "responsibility", transport),
        (_("Which support fits a small firm, and does it still run?"), "finance", {}),
        (_("What does urban renewal ask for, chapter by chapter?"), "renewal", {}),
        (_("Which farm products and tourist sites are named, and where?"), "themes", {}),
        (_("How is it told to others, as slides or as files?"), "stories", {}),
        (_("What does a clause say, and what hangs on it?"), "documents", {}),
        (_("Where do the documents differ?"), "conflicts", {}),
        (_("Can the figures be trusted?"), "audit", {}),
    ]


def show_questions(lang: str) -> None:
    """Questions as links to the view that answers them."""
    lines = (
        li[a(href=page_address(page, choices, lang), target="_self")[question]]
        for question, page, choices in questions(translator(lang))
    )
    show_html(div(class_="a-block")[ul(class_="a-rules")[lines]])


def shortcut_rows(shortcuts: list[tuple[str, str]], _: Translate) -> pd.DataFrame:
    """Keys as a table."""
    return pd.DataFrame(shortcuts, columns=[_("Key"), _("What it does")])


def show_terms(lang: str) -> None:
    """Every term with its meaning and the clause that uses it."""
    rows = (_term_row(row, lang) for _index, row in read_table("terms").iterrows())
    show_html(div(class_="a-block")[table(class_="a-table")[rows]])


def _term_row(row: pd.Series, lang: str) -> Element:
    reference = reference_html(reference_of(row), lang, right=True)
    return tr[td(class_="a-short")[b[row[f"name_{lang}"]]], td[row[f"meaning_{lang}"]], td[reference]]
