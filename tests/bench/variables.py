"""What is in the environment of QGIS when it is started for a side."""

from __future__ import annotations


def environment_of(side: str, storage_url: str, token: str) -> dict[str, str]:
    """Return the variables for a side: whoever follows the recipe has set them, others have not."""
    if side == "recipe":
        return {"SWIFT_STORAGE_URL": storage_url, "SWIFT_AUTH_TOKEN": token}
    # What the user of QGIS's own connection has pasted into its dialog.
    return {"SWIFT_COG_TOKEN": token} if side == "cloud" else {}
