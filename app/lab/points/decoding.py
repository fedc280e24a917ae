"""The text in a file's bytes; a spreadsheet or a picture is refused with what it is."""

import codecs
from typing import Final

from ..messages import Message, Refusal, message

_BINARY: Final[tuple[tuple[bytes, Message], ...]] = (
    (b"PK\x03\x04", spreadsheet := message("this is a spreadsheet; save it as CSV")),
    (b"\xd0\xcf\x11\xe0", spreadsheet),
    (b"\x89PNG", picture := message("this is a picture; points come from a table, saved as CSV")),
    (b"\xff\xd8\xff", picture),
    (b"GIF8", picture),
    (b"RIFF", picture),
    (b"II*\x00", picture),
    (b"MM\x00*", picture),
    (b"%PDF", message("this is a PDF document; save its table as CSV")),
    (b"\x1f\x8b", message("this file is compressed; unpack it first")),
)


def text_of(body: bytes) -> str:
    """The text in UTF-8, with or without a byte order mark, in UTF-16 with one, or else in Windows-1252."""
    for beginning, sentence in _BINARY:
        if body.startswith(beginning):
            raise Refusal.saying(sentence)
    if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decoded(body, "utf-16")
    if b"\0" in body:
        raise Refusal("this is not a text file; save it as CSV in UTF-8")
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _decoded(body, "cp1252")


def _decoded(body: bytes, encoding: str) -> str:
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as error:
        line = body[: error.start].count(b"\n") + 1
        raise Refusal("line {line}: this is not text; save the file as CSV in UTF-8", line=line) from None
