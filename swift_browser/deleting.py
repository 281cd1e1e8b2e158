"""Objects are deleted, and the segments of large ones with them.

Waits for the network: not on the main thread.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from ..auth.errors import UserError
from .cancel import Cancel
from .manifest_reader import is_large
from .manifests import Segment
from .object_writer import ObjectWriter, refuse_dots
from .parallel import in_parallel

AT_A_TIME = 4


class CountDiffers(UserError):
    template = (
        "{found} objects would be deleted, and not {count}: nothing was deleted. Look at what is there, and give the "
        "number that you mean."
    )


@dataclass(frozen=True)
class Deleted:
    """What was deleted with an object.

    Attributes:
        segments: how many.
        left: segments that lie in the object's own container, among other objects, and were left.
    """

    container: str
    name: str
    segments: int
    left: int


def delete_all(
    writer: ObjectWriter,
    container: str,
    names: Sequence[str],
    count: int,
    cancel: Cancel,
    *,
    done: Callable[[int], None] = lambda _objects: None,
    tick: Callable[[], None] = lambda: None,
) -> list[Deleted]:
    """Delete objects.

    Args:
        count: how many there must be.
        done: told of objects that are gone, from any thread.
        tick: called now and then by the caller's thread.

    Raises:
        CountDiffers, NameRefused: nothing was deleted.
        WriteError, StoreError, ServerOutOfReach, KeystoneError: one could not be deleted; others may be.
        Cancelled: called off; those that are gone are gone, and some of the last one's segments may be there still.
    """
    if len(names) != count:
        raise CountDiffers(found=len(names), count=count)
    for name in names:
        refuse_dots(name)

    def work(name: str, cancel: Cancel) -> Deleted:
        gone = _delete(writer, container, name, cancel)
        done(1)
        return gone

    return in_parallel([partial(work, name) for name in names], AT_A_TIME, cancel, tick)


def _delete(writer: ObjectWriter, container: str, name: str, cancel: Cancel) -> Deleted:
    headers = writer.head(container, name, cancel)
    segments: list[Segment] = writer.segments(container, name, headers, cancel) if is_large(headers) else []
    # First the object: without some of its segments it would look whole and could not be read.
    writer.delete(container, name, cancel)
    hidden = [each for each in segments if each.container != container]
    for segment in dict.fromkeys(hidden):
        writer.delete(segment.container, segment.name, cancel)
    return Deleted(container, name, len(set(hidden)), len(segments) - len(hidden))
