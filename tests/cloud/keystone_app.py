"""Serves Keystone: python keystone_app.py CONFIGURATION_FILE PORT."""

from __future__ import annotations

import os
import sys

from cheroot import wsgi


def main() -> None:
    configuration, port = sys.argv[1:]
    # Keystone reads the command line when it starts; ours is not meant for it.
    sys.argv = ["keystone"]
    os.environ["OS_KEYSTONE_CONFIG_FILES"] = configuration
    from keystone.server.wsgi import initialize_public_application

    wsgi.Server(("127.0.0.1", int(port)), initialize_public_application(), numthreads=8).safe_start()


if __name__ == "__main__":
    main()
