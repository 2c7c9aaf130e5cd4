"""Font stacks of pages and drawings."""

# The font stack of the visual guide, with the names of the same typefaces on other systems.
SANS = (
    "Noto Sans SC", "Source Han Sans SC", "Noto Sans CJK SC", "Source Han Sans CN", "PingFang SC",
    "Microsoft YaHei UI", "Microsoft YaHei", "Hiragino Sans GB", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei",
    "Droid Sans Fallback", "SimHei",
)  # fmt: skip
SERIF = ("Songti SC", "Source Han Serif SC", "Noto Serif SC", "Noto Serif CJK SC", "SimSun")


def font_stack(families: tuple[str, ...], generic: str) -> str:
    """Font families as a value for SVG and CSS."""
    return ",".join([*(f"'{family}'" for family in families), generic])
