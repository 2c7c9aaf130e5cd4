"""One-page A4 sheets: static pages that a browser prints or saves as PDF, without any script."""

from html import escape

from exports.factsheets.model import Part, Sheet
from layers.bundles.assets import STYLES
from layers.catalog.colours import style_variables
from utils.config.settings import current_settings
from utils.text.formatting import approval_text
from utils.text.i18n import translator

STYLE = STYLES / "separate" / "sheet.css"


def _part_html(part: Part, lang: str) -> str:
    _ = translator(lang)
    rows = "".join(
        f'<div class="row"><span>{escape(text)}</span><small>{escape(aside)}</small></div>' for text, aside in part.rows
    )
    rest = part.total - len(part.rows)
    more = _("{n} more on the page of the atlas").replace("{n}", str(rest))
    rows += f'<p class="note">{escape(more)}</p>' if rest > 0 else ""
    rows += f'<p class="note">{escape(part.note)}</p>' if part.note else ""
    return f"<section><h2>{escape(part.title)}<small>{part.total}</small></h2>{rows}</section>"


def sheet_html(sheet: Sheet, lang: str) -> str:
    """A whole page of a sheet, ready to print."""
    _ = translator(lang)
    figures = "".join(f"<div><span>{escape(label)}</span><b>{escape(text)}</b></div>" for label, text in sheet.figures)
    picture = (
        f"<figure>{sheet.picture}<figcaption>{escape(sheet.caption)}</figcaption></figure>" if sheet.picture else ""
    )
    parts = "".join(_part_html(part, lang) for part in sheet.parts)
    notes = "".join(f'<p class="note">{escape(note)}</p>' for note in sheet.notes)
    source, hint = _("Source:"), _("Print with Ctrl P, or save as PDF from there. This line is not printed.")
    approval = approval_text(current_settings().approval_number, _)
    style = style_variables() + STYLE.read_text("utf-8")
    code = "zh-CN" if lang == "zh" else "en"
    return (
        f'<!doctype html><html lang="{code}"><head><meta charset="utf-8"><title>{escape(sheet.title)}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{style}</style></head><body>'
        f'<p class="screen">{escape(hint)}</p><header><h1>{escape(sheet.title)}</h1><p>{escape(sheet.subtitle)}</p>'
        f'</header><div class="figures">{figures}</div><main class="parts">{picture}{parts}{notes}</main>'
        f"<footer><span>{escape(source)} {escape(sheet.source)}</span><span>{escape(approval)}</span></footer>"
        "</body></html>"
    )
