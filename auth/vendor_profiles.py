"""Identity services of public clouds, by the names that "profile:" in a clouds.yaml may use.

From openstacksdk 4.22 (openstack/config/vendors): those that are in service and speak Identity v3. A cloud's catalog
says whether it has an object store. For ovh and vexxhost openstacksdk asks the cloud's web site for the profile,
which is not done here: theirs are of the time before that, with the regions of OVH's object store.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Profile:
    """A public cloud. ``{region_name}`` in the URL stands for the region; ``domain`` is that of users and projects."""

    auth_url: str
    regions: tuple[str, ...]
    domain: str = ""


PROFILES: Mapping[str, Profile] = {
    "auro": Profile("https://api.van2.auro.io:5000/v3", ("RegionOne",), "Default"),
    "binero": Profile("https://auth.binero.cloud:5000/v3", ("europe-se-1",)),
    "catalyst": Profile("https://api.cloud.catalyst.net.nz:5000/v2.0", ("nz-por-1", "nz_wlg_2")),
    "citycloud": Profile(
        "https://{region_name}.citycloud.com:5000/v3/", ("Buf1", "Fra1", "Sto2", "Kna1", "dx1", "tky1")
    ),
    "dreamcompute": Profile("https://iad2.dream.io:5000", ("RegionOne",)),
    "elastx": Profile("https://ops.elastx.cloud:5000/v3", ("se-sto",)),
    "entercloudsuite": Profile("https://api.entercloudsuite.com/", ("it-mil1", "nl-ams1", "de-fra1")),
    "limestonenetworks": Profile("https://auth.cloud.lstn.net:5000/v3", ("us-dfw-1", "us-slc")),
    "otc": Profile("https://iam.{region_name}.otc.t-systems.com/v3", ("eu-de", "eu-nl")),
    "ovh": Profile("https://auth.cloud.ovh.net/", ("BHS", "DE", "GRA", "SBG", "UK", "WAW")),
    "ovh-us": Profile(
        "https://auth.cloud.ovh.us/", ("US-EAST-VA-1", "US-WEST-OR-1", "US-EAST-VA", "US-WEST-OR"), "Default"
    ),
    "switchcloud": Profile("https://identity.compute.cloud.switch.ch/v3", ("zhw", "zhc")),
    "switchengines": Profile("https://keystone.cloud.switch.ch:5000/v3", ("LS", "ZH")),
    "vexxhost": Profile("https://auth.vexxhost.net/v3", ("ca-ymq-1",)),
    "zetta": Profile("https://identity.api.zetta.io/v3", ("no-osl1",)),
}
