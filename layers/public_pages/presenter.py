"""The presenter: a static page without a session that goes on when the server or the network is gone."""

from markupsafe import Markup

from layers.bundles.assets import Asset, make_asset
from layers.bundles.bundles import current_bundles
from layers.public_pages.page_head import maps_line
from utils.config.settings import per_settings
from utils.text.i18n import translator

PAGE = Markup("""<!doctype html>
<html lang="{code}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="icon" href="data:,">
{head}
</head>
<body class="a-present">
<main class="a-deck"></main>
<noscript><p>{noscript}</p></noscript>
</body>
</html>
""")


def presenter_html(lang: str, head: str) -> str:
    """Page of the presenter.

    Parameters
    ----------
    lang
        Language of the page.
    head
        Lines that bring style, script and what the maps may show.
    """
    _ = translator(lang)
    page = PAGE.format(
        code="zh-CN" if lang == "zh" else lang,
        title=_("Chongqing metropolitan plan atlas"),
        head=Markup(head),  # noqa: S704 (lines of our own)
        noscript=_("The map needs JavaScript."),
    )
    return str(page)


@per_settings
def presenter_page(lang: str) -> Asset:
    """The static page; made once, as nothing in it depends on the story or on who asks."""
    bundles = current_bundles()
    head = (
        f'<link rel="stylesheet" href="/{bundles.url("style")}">'
        f'<link rel="stylesheet" href="/{bundles.url("deck-style")}">'
        f'{maps_line(lang)}<script defer src="/{bundles.url("deck")}"></script>'
    )
    return make_asset("present", f"presenter-{lang}", "html", presenter_html(lang, head).encode())
