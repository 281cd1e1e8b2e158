"""What can go wrong while objects are written, shared or deleted."""

from __future__ import annotations

from .errors import StoreError


class WriteError(StoreError):
    """The object store did not take what it was given; what was there before is there still."""


class MayNotStore(WriteError):
    template = (
        "You may not write {what} (403). Ask the owner of the project for a role that writes, such as 'member', or "
        "for the right to write into the container."
    )


class ContainerMissing(WriteError):
    template = "There is no container {container}. Create it first, or have it created."


class ObjectExists(WriteError):
    template = (
        "There is another object {what} already. It was left as it is. "
        "To replace it, choose “Replace objects that are there already”."
    )


class QuotaExceeded(WriteError):
    template = (
        "{what} does not fit (413): the quota of the container or of the project is used up, or the object store takes "
        "no object of this size. Delete what is not needed, or ask the administrator of your cloud for more room."
    )


class StoreFull(WriteError):
    template = "The object store has no room left for {what} (507). Tell the administrator of your cloud."


class SentDamaged(WriteError):
    template = (
        "What came of {what} at the object store is not what was sent (the MD5 differs), and was not kept. "
        "Upload it again."
    )


class WriteBusy(WriteError):
    template = "The object store is too busy to take {what} (status {status}). Try again in a while."


class WriteFailed(WriteError):
    template = "The object store did not take {what} (status {status})."


class NameRefused(WriteError):
    template = (
        "{name} cannot be the name of an object here: a part of it is '.' or '..', which some programs would resolve."
    )


class NameEmpty(WriteError):
    template = "An object needs a name."


class NameTooLong(WriteError):
    template = "The name {name} is too long: it has {length} bytes, and the object store takes {most}."


class TooLarge(WriteError):
    template = (
        "{file} is too large for this object store, which takes at most {size} in one object, and in a large object "
        "at most {count} segments of that size."
    )


class NothingToUpload(WriteError):
    template = "There is no file to upload: name at least one."


class FileEmpty(WriteError):
    template = "{file} is empty, and was not uploaded."


class FileUnreadable(WriteError):
    template = "{file} cannot be read: {reason}."


class FileChanged(WriteError):
    template = "{file} was changed while it was being uploaded. Upload it again when nobody writes into it."
