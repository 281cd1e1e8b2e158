"""A raster as a Cloud-Optimised GeoTIFF."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
)
from qgis.PyQt.QtCore import QCoreApplication

from ...auth.errors import UserError
from ..cog_options import COMPRESSIONS, PREDICTORS, RESAMPLINGS, CogOptions
from ..cog_options import OVERVIEWS as WAYS
from .algorithm import OUTPUT, LocalAlgorithm
from .raster_inputs import raster_inputs
from .run import LocalRun

INPUT, COMPRESS, PREDICTOR, BLOCKSIZE = "INPUT", "COMPRESS", "PREDICTOR", "BLOCKSIZE"
RESAMPLING, OVERVIEWS, CONVERTED = "RESAMPLING", "OVERVIEWS", "CONVERTED"
LEAST_BLOCK, MOST_BLOCK, USUAL_BLOCK = 128, 4096, 512


class RasterFile(QgsProcessingParameterRasterLayer):
    """The parameter for the source: QGIS is not to open it as a layer, and save statistics of it, to see if it can."""

    def checkValueIsAcceptable(  # noqa: N802 - QGIS's
        self, value: object, _context: QgsProcessingContext | None = None
    ) -> bool:
        """Leave it to :func:`raster_inputs`, which says what is wrong."""
        return value is not None


class MakeCog(LocalAlgorithm):
    """``swift:makecog``"""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._source = ""

    def name(self) -> str:
        return "makecog"

    def displayName(self) -> str:  # noqa: N802 - QGIS's
        return QCoreApplication.translate("SwiftCogBrowser", "Make COG")

    def shortHelpString(self) -> str:  # noqa: N802 - QGIS's
        return QCoreApplication.translate(
            "SwiftCogBrowser",
            "Makes a Cloud-Optimised GeoTIFF of a raster, with GDAL's COG driver, and compares the two, pixel by "
            "pixel: what is not the same is not kept. Scale, offset, NoData, units, control points, polynomials, "
            "colours, masks, statistics and all other metadata come along.\n\n"
            "As long as all options are the usual ones, a raster that is a good COG already is copied as it is, also "
            "one that was made with gdal_translate -co TILED=YES -co COPY_SRC_OVERVIEWS=YES.\n\n"
            "All compressions but JPEG keep each pixel as it is. AUTO is DEFLATE, which every program reads. Overviews "
            "hold the nearest pixel, so each of their values was measured; the others mix values.",
        )

    def add_parameters(self) -> None:
        translate = QCoreApplication.translate
        self.add_input(RasterFile(INPUT, translate("SwiftCogBrowser", "Raster")))
        self._add_choice(COMPRESS, translate("SwiftCogBrowser", "Compression"), COMPRESSIONS)
        self._add_choice(PREDICTOR, translate("SwiftCogBrowser", "Predictor"), PREDICTORS)
        self.add_input(
            QgsProcessingParameterNumber(
                BLOCKSIZE,
                translate("SwiftCogBrowser", "Pixels of a block's side (a multiple of 16)"),
                Qgis.ProcessingNumberParameterType.Integer,
                USUAL_BLOCK,
                False,
                LEAST_BLOCK,
                MOST_BLOCK,
            )
        )
        self._add_choice(RESAMPLING, translate("SwiftCogBrowser", "Pixels of overviews"), RESAMPLINGS)
        text = translate("SwiftCogBrowser", "Overviews (AUTO: those of the raster, or new ones)")
        self._add_choice(OVERVIEWS, text, WAYS)
        self.add_input(QgsProcessingParameterRasterDestination(OUTPUT, translate("SwiftCogBrowser", "COG")))
        self.add_output(QgsProcessingOutputBoolean(CONVERTED, translate("SwiftCogBrowser", "Converted")))

    def _add_choice(self, name: str, text: str, choices: Sequence[str]) -> None:
        parameter = QgsProcessingParameterEnum(
            name, text, list(choices), allowMultiple=False, defaultValue=choices[0], usesStaticStrings=True
        )
        self.add_input(parameter)

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        raster_inputs(parameters.get(INPUT), context)

    def prepareAlgorithm(  # noqa: N802 - QGIS's
        self, parameters: dict[str, Any], context: QgsProcessingContext, _feedback: QgsProcessingFeedback | None
    ) -> bool:
        """Look at the layer, on the thread that it belongs to."""
        try:
            self._source = raster_inputs(parameters.get(INPUT), context)[0].path
        except UserError:
            # It was there a moment ago. The work says what is wrong with the path.
            self._source = self.parameterAsString(parameters, INPUT, context)
        return True

    def work(self, parameters: dict[str, Any], context: QgsProcessingContext, run: LocalRun) -> Mapping[str, Any]:
        """Make it, and compare."""
        from ..cog_making import make_cog

        options = CogOptions(
            compression=self.parameterAsEnumString(parameters, COMPRESS, context),
            predictor=self.parameterAsEnumString(parameters, PREDICTOR, context),
            block_size=self.parameterAsInt(parameters, BLOCKSIZE, context),
            resampling=self.parameterAsEnumString(parameters, RESAMPLING, context),
            overviews=self.parameterAsEnumString(parameters, OVERVIEWS, context),
        )
        file = Path(self.parameterAsOutputLayer(parameters, OUTPUT, context))
        made = make_cog(self._source, file, options, lambda done: run.feedback.setProgress(100 * done), run.cancel)
        self._tell(run, made.converted, [*made.left_out, *([] if made.beside is None else [made.beside.name])])
        return {OUTPUT: str(file), CONVERTED: made.converted}

    def _tell(self, run: LocalRun, converted: bool, left_out: Sequence[str]) -> None:
        if converted:
            text = QCoreApplication.translate("SwiftCogBrowser", "It was compared: all pixels are the same.")
        else:
            text = QCoreApplication.translate("SwiftCogBrowser", "It is a good COG already, and was copied as it is.")
        run.feedback.pushInfo(text)
        if left_out:
            text = QCoreApplication.translate("SwiftCogBrowser", "A GeoTIFF has no place for some metadata: {what}.")
            run.feedback.pushWarning(text.format(what=", ".join(left_out)))

    def group(self) -> str:
        return QCoreApplication.translate("SwiftCogBrowser", "Rasters")

    def groupId(self) -> str:  # noqa: N802 - QGIS's
        return "rasters"
