"""The gates that are programs: bandit, detect-secrets and flake8, with the rules that the site has switched on."""

from __future__ import annotations

import configparser
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

RULES = Path(__file__).resolve().parent.parent / "plugin_site_rules"
QGIS_RULES = "QGS"


def findings(root: Path) -> Iterator[str]:
    """Yield what the scanners find in an unpacked zip; ``root`` holds the plugin's folder and nothing else."""
    settings = list(_setting_findings(root))
    if settings:
        # bandit refuses a rule that is both asked for and skipped; nothing that it says would count.
        yield from settings
        return
    yield from _bandit_findings(root)
    yield from _secret_findings(root)
    yield from _flake8_findings(root)


def _rules(name: str, enabled: bool = True) -> list[str]:
    rules = json.loads((RULES / f"{name}_rules.json").read_text(encoding="utf-8"))["rules"]
    return sorted(rule["check_code"] for rule in rules if rule["enabled"] is enabled)


def _run(root: Path, program: str, *options: str) -> str:
    """Return what a program of this virtual environment prints; they say by their status what they found, or nothing.

    Raises:
        RuntimeError: it failed.
    """
    command = [str(Path(sys.executable).parent / program), *options]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{program} ended with {done.returncode}: {done.stderr.strip()}")
    return done.stdout


def _report(root: Path, program: str, *options: str) -> Any:
    try:
        return json.loads(_run(root, program, *options))
    except ValueError as error:
        raise RuntimeError(f"{program} wrote no report: {error}") from error


def _setting_findings(root: Path) -> Iterator[str]:
    """A finding that is switched off is none that was mended."""
    for baseline in root.rglob(".secrets.baseline"):
        yield f"{baseline.relative_to(root)}: declares secrets as known"
    for file in root.rglob(".bandit"):
        settings = configparser.ConfigParser()
        settings.read(file, encoding="utf-8")
        if set(settings["bandit"]) != {"exclude"}:
            yield f"{file.relative_to(root)}: sets more than exclude"


def _bandit_findings(root: Path) -> Iterator[str]:
    # It finds the package's .bandit by itself, as it does at the site.
    report = _report(root, "bandit", "--recursive", ".", "--quiet", "--format=json", "-t", ",".join(_rules("bandit")))
    for error in report["errors"]:
        yield f"{_shown(error['filename'])}: bandit: {error['reason']}"
    for issue in report["results"]:
        yield f"{_shown(issue['filename'])}:{issue['line_number']}: {issue['test_id']} {issue['issue_text']}"


def _secret_findings(root: Path) -> Iterator[str]:
    disabled = [word for rule in _rules("secrets", enabled=False) for word in ("--disable-plugin", rule)]
    report = _report(root, "detect-secrets", "scan", "--all-files", *disabled, ".")
    # Its status is 0 whatever it finds.
    for file, secrets in report["results"].items():
        for secret in secrets:
            yield f"{file}:{secret['line_number']}: {secret['type']}"


def _flake8_findings(root: Path) -> Iterator[str]:
    settings = next(root.glob("*/.flake8"), None)
    chosen = f"--config={settings}" if settings else "--isolated"
    rules = ",".join([*_rules("flake8"), QGIS_RULES])
    for line in _run(root, "flake8", chosen, f"--select={rules}", ".").splitlines():
        yield _shown(line)


def _shown(path: str) -> str:
    return path.removeprefix("./")
