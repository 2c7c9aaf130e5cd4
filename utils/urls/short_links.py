"""Short links: the URL of a view compressed into one word, which any server of the atlas can decode.

The URL is compressed with a dictionary that every server has. The dictionary of a version never changes, so that a link
always opens the same view.
"""

import base64
import binascii
import zlib
from functools import lru_cache
from pathlib import Path

VERSION = "1"
WORDS = Path(__file__).parent / "link_words_1.txt"
LONGEST = 8_000
LONGEST_LINK = 200
RAW = -zlib.MAX_WBITS


class LinkError(ValueError):
    """A short link that cannot be decoded."""


@lru_cache(maxsize=1)
def _words() -> bytes:
    return WORDS.read_bytes()


def shorten(address: str) -> str:
    """Compress an address into a word.

    Parameters
    ----------
    address
        Path and query string, such as ``/transport?mode=hsr``.
    """
    press = zlib.compressobj(9, zlib.DEFLATED, RAW, zdict=_words())
    packed = press.compress(address.encode()) + press.flush()
    return VERSION + base64.urlsafe_b64encode(packed).decode().rstrip("=")


def lengthen(word: str) -> str:
    """Decode the address of a word.

    Raises
    ------
    LinkError
        If the word is damaged or of another version.
    """
    if not word.startswith(VERSION):
        message = f"This link is of version {word[:1]!r}; this server reads version {VERSION}."
        raise LinkError(message)
    text = word[1:]
    try:
        packed = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        press = zlib.decompressobj(RAW, zdict=_words())
        address = press.decompress(packed, LONGEST).decode()
    except (binascii.Error, zlib.error, UnicodeDecodeError) as fault:
        message = "This link is damaged: part of it was lost or changed on the way."
        raise LinkError(message) from fault
    if not press.eof or press.unused_data or not address.startswith("/") or address.startswith("//"):
        message = "This link is damaged: part of it was lost or changed on the way."
        raise LinkError(message)
    return address
