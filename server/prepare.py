"""Makes the derived files before a first start: boundaries, files for the browser, search index, Streamlit's bundle.

Run ``python -m server.prepare`` with the settings of the deployment.
"""

from layers.bundles.bundles import open_bundles
from server.streamlit_files import compress_bundle
from utils.api.search_results import open_index
from utils.config.settings import read_settings


def prepare() -> None:
    """Make the derived files in the data folder."""
    open_bundles(read_settings())
    open_index()
    compress_bundle(read_settings().data_dir).join()


if __name__ == "__main__":
    prepare()
