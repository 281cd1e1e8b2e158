"""Prints what openstacksdk makes of a clouds.yaml, as JSON. Runs in the cloud's virtual environment.

Usage: openstacksdk_reading.py FOLDER, or without a folder for the profiles that openstacksdk brings.
"""

from __future__ import annotations

import json
import sys
import warnings
from pathlib import Path

from openstack.config import OpenStackConfig, vendors

warnings.simplefilter("ignore")
if len(sys.argv) == 1:
    print(json.dumps({name: vendors.get_profile(name) for name in vendors.profiles()}))
    sys.exit()
files = {
    f"{kind}_files": [str(Path(sys.argv[1]) / f"{stem}.yaml")]
    for kind, stem in (("config", "clouds"), ("secure", "secure"), ("vendor", "clouds-public"))
}
regions = OpenStackConfig(load_envvars=False, **files).get_all()
print(
    json.dumps(
        [
            {
                "name": region.name,
                "region": region.config["region_name"],
                "auth_type": region.config["auth_type"],
                "auth": region.config["auth"],
                "interface": region.get_interface("object-store"),
                "catalog_region": region.get_region_name("object-store"),
                "storage_url": region.get_endpoint("object-store"),
                "verify": region.get_requests_verify_args(),
            }
            for region in regions
        ]
    )
)
