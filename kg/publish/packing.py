"""Compressed files, the same bytes for the same content: gzip (RFC 1952), Zstandard (RFC 8878).

What compresses may write other bytes in another version of its library; what comes out never
differs.
"""

from __future__ import annotations

import gzip

import zstandard

GZIP = ".gz"
ZSTD = ".zst"
ENDINGS = (GZIP, ZSTD)
GZIP_LEVEL = 9
# Above this, Zstandard takes many times as long to save some hundredths.
ZSTD_LEVEL = 9


def packed(content: bytes, ending: str) -> bytes:
    """The content as a file with this ending holds it; as it is where the ending is no other."""
    if ending == GZIP:
        # Neither the time nor the file's name goes into the header.
        return gzip.compress(content, GZIP_LEVEL, mtime=0)
    if ending == ZSTD:
        return zstandard.ZstdCompressor(level=ZSTD_LEVEL, write_checksum=True).compress(content)
    return content
