"""What can go wrong with the object store and with what it holds."""

from __future__ import annotations

from ..auth.errors import UserError


class StoreError(UserError):
    """The object store was asked and did not give what was wanted."""


class AccessDenied(StoreError):
    template = "You may not read {what} (403). Ask the owner of the project for a role that reads, such as 'reader'."


class NotFound(StoreError):
    template = "{what} does not exist (any more)."


class TokenRefused(StoreError):
    template = "The object store does not accept the login (401), not even a renewed one. Connect again."


class NotPublic(StoreError):
    template = "{what} is not open to all. Connect with a login that may read it."


class StoreRedirects(StoreError):
    template = (
        "The object store at {server} sends its clients to another address. The login is not sent there: ask the "
        "administrator of your cloud to correct the address of the object store in the catalog."
    )


class StoreBusy(StoreError):
    template = "The object store is too busy to show {what} (status {status}). Try again in a while."


class StoreFailed(StoreError):
    template = "The object store failed to show {what} (status {status})."


class MalformedListing(StoreError):
    template = "The server answered the listing of {what} with something that is no listing. Is it an object store?"


class ListingStuck(StoreError):
    template = (
        "The listing of {what} does not go on: the server gives the same names again and again. What is shown of it is "
        "not all. Tell the administrator of your cloud."
    )


class EndlessAnswer(StoreError):
    template = (
        "What the server answers for {what} has no end; it was not read any further. Try again later, and look whether "
        "a proxy answers in the place of the object store."
    )


class NotAnObject(StoreError):
    template = (
        "What answered for {what} is no object store. The network may want you to log in first, in a web browser."
    )


class NotARaster(StoreError):
    template = "{name} is not a raster that QGIS can read."


class RasterUnreadable(StoreError):
    template = "{name} looks like a raster ({format}), but could not be read."


class NotAVector(StoreError):
    template = "{name} is not a vector file that this QGIS can read in place."


class VirtualRasterWritable(StoreError):
    template = (
        "{name} is a virtual raster: GDAL {version} would write into the object while it is read. Download it, or use "
        "a QGIS with GDAL 3.7 or later."
    )


class VirtualRasterShut(StoreError):
    template = (
        "{name} is a virtual raster, into which GDAL could write by the path that was used: it was shut. Remove the "
        "layer, and add the object from the Swift panel."
    )


class StatisticsNotForgotten(StoreError):
    template = (
        "{name} may have been replaced, and the statistics of it in {folder} could not be removed: {reason}. Remove "
        "them, then open the object again."
    )


class VectorUnreadable(StoreError):
    template = "{name} looks like a vector file ({format}), but could not be read."


class NameNotAddressable(StoreError):
    template = "{name} cannot be opened in place: a part of its name is '.' or '..', which GDAL would resolve."


class ReadBroken(StoreError):
    template = (
        "A part of {what} did not arrive, although the object store can be asked for it now. Try again: click on the "
        "sign beside the layer."
    )


class LayersUnreadable(StoreError):
    template = "{layers} could not be read in full. {reason}"


class NoLoginForLayer(StoreError):
    template = "Nobody is logged in to the account of {what}. Connect to it; the layer is read again by itself."


class LayerNotAdded(StoreError):
    template = "QGIS does not take {name} into the project."


class LayersMissing(StoreError):
    template = (
        "Objects of this project are not in the object store any more, and their layers cannot be read: {layers}."
    )


class LayersReplaced(StoreError):
    template = "Objects were replaced since their layers were last read, which show the new ones now. {layers}."


class LayersWaitReplaced(StoreError):
    template = (
        "Objects were replaced since their layers were last read. These layers wait, with a mark in the layer tree: "
        "a click on it shows the new object. {layers}."
    )


class LayerOutdated(StoreError):
    template = (
        "{what} was replaced on {time}, after this layer had been opened. What the layer still shows is of the old "
        "object, and it cannot read any more of that. Try again to show the new one."
    )


class LayersInUse(StoreError):
    template = (
        "{what} was replaced, and layers of the object before are being drawn all the time. Wait until the map is "
        "drawn, and try again."
    )


class LayersNotBack(StoreError):
    template = "Layers of this project could not be brought back: {layers}. {reason}"


class NothingToAdd(StoreError):
    template = "{name} holds nothing that QGIS could show as a layer: no raster and no vector file, by their names."


class ChecksNotForGdal(StoreError):
    template = (
        "GDAL {version} can leave out the check of certificates only for all servers, which is not done here. "
        "Set OS_CACERT to the file of your cloud's authority, or use a QGIS with GDAL 3.7 or later."
    )


class CertificateNotForGdal(StoreError):
    template = (
        "The object store wants a certificate of yours, which GDAL {version} cannot show. "
        "Use a QGIS with GDAL 3.7 or later."
    )


class CertificateForOne(StoreError):
    template = (
        "GDAL can show one certificate of yours at a time, and shows another one already. "
        "Disconnect the connection that uses it first."
    )


class ContainerTaken(StoreError):
    template = (
        "Layers of another connection read, or have read, a container named {container}, and GDAL before 3.7 cannot "
        "tell the two apart. Disconnect that connection and remove its layers first."
    )


class SavedConnectionError(UserError):
    """A saved connection cannot be read or changed."""


class ConnectionUnknown(SavedConnectionError):
    template = "This connection is not there any more. It was deleted, perhaps in another window of QGIS."


class NameMissing(SavedConnectionError):
    template = "A connection needs a name."


class NameTaken(SavedConnectionError):
    template = "There is already a connection named {name}. Choose another name."


class ExportFailed(SavedConnectionError):
    template = "The connection could not be written to {file}: {reason}."


class NotAFile(SavedConnectionError):
    template = "{what} is no file. Drop an openrc file or a clouds.yaml from your file manager."


class BandsWrong(UserError):
    template = (
        "“{text}” are no bands. Write one number from 1 for shades of grey, or three for red, green and blue, "
        "such as 4, 3, 2."
    )


class EndingsWrong(UserError):
    template = "“{text}” is not the ending of a file name. Write endings such as .tif .jp2, with blanks between them."
