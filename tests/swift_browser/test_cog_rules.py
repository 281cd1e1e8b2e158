"""Whether a file is a valid COG: GDAL's own validator is the judge of the judge, file by file."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import BIG_RASTER, DATA
from geotiffs import Reading, make_all
from osgeo import gdal
from swift_cog_browser.swift_browser import cog_findings
from swift_cog_browser.swift_browser.cog_rules import CogReport, judge
from swift_cog_browser.swift_browser.tiff_header import read_header

validator = pytest.importorskip("osgeo_utils.samples.validate_cloud_optimized_geotiff")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    made = make_all(tmp_path_factory.mktemp("geotiffs"))
    return [*sorted(DATA.glob("*.tif")), *made, *([BIG_RASTER] if BIG_RASTER.exists() else [])]


def report_on(file: Path, thorough: bool = False) -> CogReport:
    limits = {"most_bytes": 10**9, "most_requests": 10**6} if thorough else {}
    ranges = Reading(file, **limits).ranges
    outside = f"{file.name}.ovr" if file.with_name(f"{file.name}.ovr").exists() else ""
    return judge(read_header(ranges), ranges, outside, thorough)


def names(report: CogReport) -> set[str]:
    return {type(finding).__name__ for finding in report.findings}


def of_blocks(finding: cog_findings.Finding) -> bool:
    kinds = (cog_findings.LeaderWrong, cog_findings.TrailerWrong, cog_findings.BlocksMisordered, cog_findings.MaskApart)
    return isinstance(finding, kinds)


def validated(file: Path, thorough: bool) -> tuple[list[str], list[str]]:
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        warnings, errors, _details = validator.validate(gdal.Open(str(file)), full_check=thorough)
    finally:
        gdal.PopErrorHandler()
    return warnings, errors


@pytest.mark.parametrize("thorough", [False, True], ids=["header", "each block"])
def test_gdals_validator_agrees(files: list[Path], thorough: bool) -> None:
    differing = []
    verdicts = set()
    for file in files:
        report = report_on(file, thorough)
        warnings, errors = validated(file, thorough)
        verdicts.add(bool(errors))
        # What is known of single blocks is looked at in any case; the validator only looks when it looks at all.
        ours = [finding for finding in report.findings if finding.is_error and (thorough or not of_blocks(finding))]
        agreed = bool(ours) == bool(errors)
        # Of an .ovr beside the file the validator says both: there are none, and they are outside.
        agreed = agreed and (("NoOverviews" in names(report)) == bool(warnings) or "OverviewsOutside" in names(report))
        if not agreed:
            differing.append((file.name, report.findings, warnings, errors))
    assert differing == []
    assert verdicts == {True, False}
    assert len(files) > 40


def test_the_reasons(files: list[Path]) -> None:
    found = {file.stem: names(report_on(file, thorough=True)) for file in files}
    assert found["cog"] == set()
    assert found["nocog"] == {"NotTiled", "NoOverviews"}
    assert found["cog-no-overviews"] == {"NoOverviews"}
    assert found["overviews-later"] == {"OverviewPixelsMisplaced", "PixelsMisplaced"}
    assert "OverviewNotTiled" not in found["strips-with-overviews"]
    assert found["overviews-outside"] == {"OverviewsOutside"}
    assert found["overviews-misordered"] >= {"OverviewLarger"}
    assert found["cog-leader-wrong"] == {"LeaderWrong"}
    assert "ChangedLater" in found["cog-edition-declared"]
    assert "HeaderNotFirst" in found["cog-metadata-rewritten"]


def test_sentences_name_the_consequence() -> None:
    finding = cog_findings.NoOverviews(size=2_000_000_000)
    assert finding.template.format(**finding.values).startswith("No overviews: zooming out reads the whole")
    assert not finding.is_error


def test_the_first_read_is_enough_for_most(files: list[Path]) -> None:
    """A COG is judged by one request, with no more for the promises about its blocks."""
    counts = {}
    for file in files:
        reading = Reading(file)
        header = read_header(reading.ranges)
        judge(header, reading.ranges)
        counts[file.stem] = len(reading.asked)
    assert {count for name, count in counts.items() if name.startswith("cog") and "rewritten" not in name} == {1}
    assert max(counts.values()) <= 4
