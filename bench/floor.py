"""The floor: a static Leaflet page of the same data."""

import gzip
from pathlib import Path

from bench.material import FEATURE_COUNTS, shared_facts
from layers.bundles.assets import Asset, json_asset, leaflet_folder, make_asset
from layers.bundles.bundles import current_bundles

BROWSER = Path(__file__).parent / "browser"
PAGE = """<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Floor</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/{style}">
<link rel="preload" as="fetch" crossorigin href="/{ground}">
<link rel="preload" as="fetch" crossorigin href="/{places}">
<link rel="preload" as="fetch" crossorigin href="/{facts}">
<script defer src="/{leaflet}"></script>
<script defer src="/{script}"></script>
</head>
<body class="a-atlas" data-ground="/{ground}" data-places="/{places}" data-facts="/{facts}">
<div class="a-map"></div>
<div class="a-panel">
<select id="a-indicator" aria-label="Indicator"></select>
<div class="a-tree"></div>
<div class="a-details"></div>
<div class="a-list"></div>
</div>
</body>
</html>
"""


def floor_assets() -> dict[str, Asset]:
    """Files of the floor by role; geometry is the very files that the app serves."""
    bundles = current_bundles()
    leaflet = (leaflet_folder() / "leaflet.js").read_text("utf-8").replace("//# sourceMappingURL=leaflet.js.map", "")
    style = (leaflet_folder() / "leaflet.css").read_text("utf-8") + (BROWSER / "floor.css").read_text("utf-8")
    return {
        "leaflet": make_asset("assets", "leaflet", "js", leaflet.encode()),
        "script": make_asset("assets", "floor", "js", (BROWSER / "floor.js").read_bytes()),
        "style": make_asset("assets", "floor", "css", style.encode()),
        "ground": bundles.assets["ground"],
        "places": bundles.assets["places"],
        "facts": json_asset("data", "facts", "json", shared_facts()),
    }


def build_floor(folder: Path, material: Path) -> None:
    """Write the floor's files into a folder, each beside its compressed forms.

    Parameters
    ----------
    folder
        Where to write.
    material
        Folder of the synthetic points.
    """
    assets = floor_assets()
    page = PAGE.format(**{role: asset.path for role, asset in assets.items()}).encode()
    files = {"index.html": page, "index.html.gz": gzip.compress(page, mtime=0)}
    for asset in assets.values():
        files |= {asset.path: asset.raw, f"{asset.path}.br": asset.brotli, f"{asset.path}.gz": asset.gzip}
    for count in FEATURE_COUNTS:
        own = (material / f"own-{count}.json").read_bytes()
        files |= {f"own/{count}.json": own, f"own/{count}.json.gz": gzip.compress(own, 6, mtime=0)}
    for path, content in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
