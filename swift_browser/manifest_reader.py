"""Large objects: of which parts they consist, and with what their contents can be compared."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote

from ..auth.extlibs import extlibs
from .cancel import Cancel
from .errors import AccessDenied, NotFound
from .listing import pages
from .manifests import Segment, segments_of
from .store import ObjectStore

with extlibs():
    import swiftclient.client

# Headers of large objects, as their names are in lower case.
STATIC, DYNAMIC = "x-static-large-object", "x-object-manifest"


def is_large(headers: Mapping[str, str]) -> bool:
    """Return whether an object consists of others: its ETag is no MD5 of its contents then."""
    return headers.get(STATIC, "").lower() == "true" or DYNAMIC in headers


class ManifestReader(ObjectStore):
    """Reads one account, and also what its large objects consist of."""

    def manifest(self, container: str, name: str, cancel: Cancel | None = None) -> list[Segment]:
        """Return the segments of a static large object.

        Raises:
            StoreError, ServerOutOfReach, KeystoneError: no answer, or no such object.
            MalformedListing: it is another kind of object.
        """

        def request(url: str, token: str, connection: tuple[Any, Any]) -> list[Segment]:
            contents = swiftclient.client.get_object(
                url, token, container, name, http_conn=connection, query_string="multipart-manifest=get"
            )[1]
            return segments_of(json.loads(contents))

        return self._call(request, f"{container}/{name}", cancel)

    def segments(
        self, container: str, name: str, headers: Mapping[str, str], cancel: Cancel | None = None
    ) -> list[Segment]:
        """Return what a large object consists of, in its order; nothing for any other object.

        Args:
            headers: the object's.

        Raises:
            StoreError, ServerOutOfReach, KeystoneError: no answer.
        """
        if headers.get(STATIC, "").lower() == "true":
            return self.manifest(container, name, cancel)
        if DYNAMIC not in headers:
            return []
        where, _slash, prefix = unquote(headers[DYNAMIC]).partition("/")
        return [
            Segment(where, entry.name, entry.size, entry.etag)
            for page in pages(lambda marker: self.objects(where, prefix, "", marker, cancel=cancel))
            for entry in page
        ]

    def checksums(
        self, container: str, name: str, headers: Mapping[str, str], cancel: Cancel | None = None
    ) -> list[tuple[int, str]]:
        """Return sizes and MD5s that the contents of a large object consist of; nothing where nobody tells them.

        Raises:
            see :meth:`segments`; not allowed to see the segments is no error.
        """
        try:
            segments = self.segments(container, name, headers, cancel)
        except (AccessDenied, NotFound):
            return []
        known = segments and all(each.whole for each in segments)
        return [(each.size, each.md5) for each in segments] if known else []
