"""The file of colours, and the style sheet variables derived from it."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

TOKENS = Path(__file__).parent / "tokens.json"
THEMES = ("light", "dark")


@lru_cache(maxsize=1)
def read_tokens() -> dict[str, Any]:
    """Colours by theme, group and name."""
    tokens: dict[str, Any] = json.loads(TOKENS.read_text("utf-8"))
    return tokens


def _variables(prefix: str, group: dict[str, Any]) -> list[str]:
    lines = []
    for name, value in group.items():
        if isinstance(value, str):
            lines.append(f"--a-{prefix}{name}:{value}")
        elif isinstance(value, dict):
            lines.extend(_variables(f"{prefix}{name}-", value))
        else:
            lines.extend(f"--a-{prefix}{name}-{i}:{each}" for i, each in enumerate(value))
    return lines


def style_variables() -> str:
    """Style sheet that declares every colour as a variable, for the light and the dark theme."""
    tokens = read_tokens()
    light, dark = (";".join(_variables("", tokens[theme])) for theme in THEMES)
    return f":root{{{light}}}\n:root[data-a-theme=dark]{{{dark}}}\n"
