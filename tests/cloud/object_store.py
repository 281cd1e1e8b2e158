"""Swift with its four servers, one device and one replica: rings and configuration files."""

from __future__ import annotations

import getpass
import os
import secrets
import subprocess
from pathlib import Path

from .identity import SERVICE_ACCOUNT
from .plan import LEGACY_USER, Plan
from .programs import program

SERVERS = ("account", "container", "object")

DEFAULTS = """\
[DEFAULT]
bind_ip = 127.0.0.1
bind_port = {port}
workers = 0
user = {user}
swift_dir = {folder}
devices = {folder}/devices
mount_check = false
disable_fallocate = true
# A machine that is short of disk or busy is no reason to give up on the only replica.
fallocate_reserve = 0
conn_timeout = 10
node_timeout = 60
log_level = {log_level}
# Swift also sends its log to a syslog daemon; nobody listens on the port called "discard".
log_udp_host = 127.0.0.1
log_udp_port = 9
"""

STORAGE_SERVER = """
[pipeline:main]
pipeline = {kind}-server

[app:{kind}-server]
use = egg:swift#{kind}

[{kind}-updater]
"""

# What a production proxy runs, in the order that Swift's own sample file gives.
PIPELINE = (
    "catch_errors gatekeeper healthcheck proxy-logging cache listing_formats bulk tempurl ratelimit {auth} "
    "copy container-quotas account-quotas slo dlo versioned_writes symlink proxy-logging proxy-server"
)
KEYSTONE_AUTH = "authtoken keystoneauth"
TEMP_AUTH = "tempauth"
EGG_FILTERS = {
    "catch_errors": "catch_errors",
    "gatekeeper": "gatekeeper",
    "healthcheck": "healthcheck",
    "listing_formats": "listing_formats",
    "bulk": "bulk",
    "tempurl": "tempurl",
    "ratelimit": "ratelimit",
    "copy": "copy",
    "container-quotas": "container_quotas",
    "account-quotas": "account_quotas",
    "slo": "slo",
    "dlo": "dlo",
    "symlink": "symlink",
}

PROXY_SERVER = """
[pipeline:main]
pipeline = {pipeline}

[app:proxy-server]
use = egg:swift#proxy
conn_timeout = 10
node_timeout = 60
error_suppression_limit = 1000
account_autocreate = true
allow_account_management = false

[filter:proxy-logging]
use = egg:swift#proxy_logging
access_log_headers = true
access_log_headers_only = Range
reveal_sensitive_prefix = 0
log_msg_template = REQUEST {{method}} {{path}} {{status_int}} {{bytes_sent}} {{headers}} {{source}}

[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:{memcached}

[filter:versioned_writes]
use = egg:swift#versioned_writes
allow_versioned_writes = true
allow_object_versioning = true

[filter:authtoken]
paste.filter_factory = keystonemiddleware.auth_token:filter_factory
www_authenticate_uri = {auth_url}
auth_url = {auth_url}
auth_type = password
project_domain_id = default
user_domain_id = default
username = {service_user}
password = {service_password}
project_name = {service_project}
delay_auth_decision = true
cache = swift.cache
token_cache_time = {token_cache}

[filter:keystoneauth]
use = egg:swift#keystoneauth
operator_roles = admin, member
project_reader_roles = reader

[filter:tempauth]
use = egg:swift#tempauth
# Keystone's accounts begin with AUTH.
reseller_prefix = TEMP
token_life = {token_life}
user_{legacy_user} = {legacy_key} .admin
"""


def configure(plan: Plan) -> Path:
    """Write the rings, the device and the configuration of all servers; return their folder."""
    folder = plan.folder / "swift"
    device = folder / "devices" / "disk"
    device.mkdir(parents=True)
    _need_extended_attributes(device)
    (folder / "swift.conf").write_text(
        f"[swift-hash]\nswift_hash_path_prefix = {secrets.token_hex(8)}\n"
        f"swift_hash_path_suffix = {secrets.token_hex(8)}\n"
    )
    with open(plan.folder / "swift-ring-builder.log", "w") as log:
        for kind in SERVERS:
            _make_ring(folder, kind, getattr(plan.ports, kind), log.fileno())
            (folder / f"{kind}-server.conf").write_text(_storage_server(plan, folder, kind))
    for name, port, auth in (
        ("proxy", plan.ports.proxy, KEYSTONE_AUTH),
        ("tempauth-proxy", plan.ports.tempauth, TEMP_AUTH),
    ):
        (folder / f"{name}-server.conf").write_text(_proxy_server(plan, folder, port, auth))
    return folder


def _need_extended_attributes(folder: Path) -> None:
    try:
        os.setxattr(folder, "user.swift-cog-browser", b"1")
    except OSError as error:
        raise RuntimeError(f"Swift keeps its metadata in extended attributes, which {folder} cannot hold") from error


def _make_ring(folder: Path, kind: str, port: int, log: int) -> None:
    builder = str(folder / f"{kind}.builder")
    # 2^6 partitions, one replica, no wait between rebalances.
    for words in (
        ("create", "6", "1", "0"),
        ("add", f"r1z1-127.0.0.1:{port}/disk", "1"),
        ("rebalance",),
    ):
        # 1 is a warning of the builder's: a ring of one device has no redundancy.
        done = subprocess.run([program("swift-ring-builder"), builder, *words], stdout=log, stderr=log)
        if done.returncode not in (0, 1):
            raise RuntimeError(f"swift-ring-builder {words[0]} failed with {done.returncode}")


def _defaults(folder: Path, port: int, log_level: str) -> str:
    return DEFAULTS.format(port=port, user=getpass.getuser(), folder=folder, log_level=log_level)


def _storage_server(plan: Plan, folder: Path, kind: str) -> str:
    return _defaults(folder, getattr(plan.ports, kind), "WARNING") + STORAGE_SERVER.format(kind=kind)


def _proxy_server(plan: Plan, folder: Path, port: int, auth: str) -> str:
    service_user, service_project = SERVICE_ACCOUNT
    filters = "".join(f"\n[filter:{name}]\nuse = egg:swift#{egg}\n" for name, egg in EGG_FILTERS.items())
    return (
        _defaults(folder, port, "INFO")
        + PROXY_SERVER.format(
            pipeline=PIPELINE.format(auth=auth),
            memcached=plan.ports.memcached,
            auth_url=plan.auth_url,
            service_user=service_user,
            service_password=plan.service_password,
            service_project=service_project,
            token_life=plan.token_life,
            token_cache=plan.token_cache,
            legacy_user=LEGACY_USER.replace(":", "_"),
            legacy_key=plan.legacy_key,
        )
        + filters
    )
