"""Makes the derived files ahead of a first start: boundaries converted, Streamlit's bundle compressed.

Run ``python -m layers.prepare`` with the settings of the deployment.
"""

from layers.atlas import open_atlas
from server.streamlit_files import compress_bundle
from utils.config.settings import read_settings


def prepare() -> None:
    """Make what a first start would make, in the data folder."""
    open_atlas()
    compress_bundle(read_settings().data_dir).join()


if __name__ == "__main__":
    prepare()
