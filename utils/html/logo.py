"""The title of the atlas as a picture, since the frame takes no text beside its navigation."""

from markupsafe import Markup

FIRST_WIDE = 0x2E80
WIDE = 15.5
NARROW = 9.2
# Whatever face the browser has, the whole name is seen.
SVG = Markup(
    '<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="24" viewBox="0 0 {width} 24">'
    '<text y="17" style="font:600 15px sans-serif" textLength="{width}" lengthAdjust="spacingAndGlyphs" '
    'fill="{color}">{title}</text></svg>'
)


def logo_svg(title: str, color: str) -> str:
    """Write the title as SVG text.

    Parameters
    ----------
    title
        Text of the title.
    color
        Its colour, ``#rrggbb``.
    """
    width = sum(WIDE if ord(letter) >= FIRST_WIDE else NARROW for letter in title)
    return SVG.format(width=f"{width:.0f}", color=color, title=title)
