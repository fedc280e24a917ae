"""Answers that are served often, compressed once and not for every visitor."""

import gzip
from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response


class Precompressed:
    """The bytes of an answer, plain and as gzip."""

    def __init__(self, body: bytes, media_type: str) -> None:
        self._body = body
        self._gzip = gzip.compress(body, mtime=0)
        self._media_type = media_type

    def answer(self, request: Request, headers: Mapping[str, str]) -> Response:
        """The answer as gzip where the client accepts it, else plain."""
        vary = ", ".join(filter(None, ["Accept-Encoding", headers.get("Vary")]))
        headers = {**headers, "Vary": vary}
        if "gzip" not in request.headers.get("accept-encoding", ""):
            return Response(self._body, headers=headers, media_type=self._media_type)
        headers["Content-Encoding"] = "gzip"
        return Response(self._gzip, headers=headers, media_type=self._media_type)
