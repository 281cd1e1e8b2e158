# Every target delegates to a tool or a script. `make` alone lists them.
PYTHON := /usr/bin/python3
VENV := build/venv
CLOUD_VENV := build/venv-cloud
CLOUD := $(CLOUD_VENV)/bin/python -m tests.cloud
BIG_RASTER := build/data/big.tif
.DELETE_ON_ERROR:

.PHONY: help demo test test-trixie lint format cloud cloud-stop clean
help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST)

demo: ## start a cloud in a box and QGIS with the plugin, logged in; installs what is missing
	@tools/install-system.sh qgis cloud screen
	@$(MAKE) --no-print-directory extlibs/.done resources_rc.py $(CLOUD_VENV)/.done $(BIG_RASTER)
	@$(PYTHON) tools/demo.py

test: ## run all tests; installs what is missing. ARGS="-k name" for some of them
	@tools/install-system.sh qgis cloud screen
	@$(MAKE) --no-print-directory extlibs/.done resources_rc.py $(CLOUD_VENV)/.done $(VENV)/.done $(BIG_RASTER)
	@$(VENV)/bin/python -m pytest $(ARGS)

test-trixie: ## run all tests in a root of Debian 13 (GDAL 3.10); needs root or sudo
	@tools/debian-root.sh trixie make test ARGS="$(ARGS)"

lint: ## check style and types
	@$(MAKE) --no-print-directory build/venv-lint/.done
	@tools/lint.sh

format: ## put the sources in order
	@$(MAKE) --no-print-directory build/venv-lint/.done
	@build/venv-lint/bin/ruff check --quiet --fix . ; build/venv-lint/bin/ruff format --quiet .

cloud: ## start a cloud in a box in the background; it stops by itself after 12 hours
	@tools/install-system.sh cloud
	@$(MAKE) --no-print-directory $(CLOUD_VENV)/.done
	@$(CLOUD) start $(if $(wildcard $(BIG_RASTER)),--big-raster $(BIG_RASTER)) $(if $(TOKEN_LIFE),--token-life $(TOKEN_LIFE))

cloud-stop: ## stop the cloud in a box
	@$(CLOUD) stop

clean: ## remove everything that was built
	rm -rf build extlibs resources_rc.py

# What is built. Each marker is newer than what it was made from.

extlibs/.done: requirements/extlibs.txt
	@rm -rf extlibs && tools/venv.sh build/venv-pip
	@build/venv-pip/bin/pip install --quiet --no-deps --no-compile --require-hashes --target extlibs -r $<
	@touch $@

resources_rc.py: resources.qrc ui/icons/icon.svg
	@pyrcc5 $< | sed 's/^from PyQt5 import/from qgis.PyQt import/' > $@

$(CLOUD_VENV)/.done: requirements/cloud.txt
	@tools/venv.sh $(CLOUD_VENV) -r $<
	@touch $@

$(VENV)/.done: requirements/tests.txt
	@tools/venv.sh --system-site-packages $(VENV) -r $<
	@touch $@

build/venv-lint/.done: requirements/lint.txt
	@tools/venv.sh build/venv-lint -r $<
	@touch $@

$(BIG_RASTER): tests/cloud/big_raster.py
	@$(PYTHON) $< $@
