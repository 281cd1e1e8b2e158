"""What can be chosen of a COG that is made."""

from __future__ import annotations

from dataclasses import dataclass

AUTO, NONE = "AUTO", "NONE"
# Pixels come out as they went in.
LOSSLESS = ("DEFLATE", "ZSTD", "LZW", "LERC", NONE)
LOSSY = ("JPEG",)
COMPRESSIONS = (AUTO, *LOSSLESS, *LOSSY)
PREDICTORS = (AUTO, "NO", "STANDARD", "FLOATING_POINT")
PREDICTED = frozenset({"DEFLATE", "ZSTD", "LZW"})
RESAMPLINGS = ("NEAREST", "AVERAGE", "BILINEAR", "CUBIC", "CUBICSPLINE", "LANCZOS", "MODE", "RMS")
OVERVIEWS = (AUTO, "IGNORE_EXISTING", NONE)


@dataclass(frozen=True)
class CogOptions:
    """How a COG is made. With these as they are, what is a COG already is taken as it is.

    Attributes:
        compression: one of COMPRESSIONS; AUTO for DEFLATE, which every program reads.
        predictor: one of PREDICTORS; AUTO for the one of the data type.
        block_size: pixels of a block's side; a multiple of 16.
        resampling: one of RESAMPLINGS, for overviews. The nearest pixel is the only one that was measured.
        overviews: one of OVERVIEWS; AUTO takes those that the source has.
    """

    compression: str = AUTO
    predictor: str = AUTO
    block_size: int = 512
    resampling: str = "NEAREST"
    overviews: str = AUTO
