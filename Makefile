# Every target delegates to a tool or a script. `make` alone lists them.
PYTHON := /usr/bin/python3
VENV := build/venv
CLOUD_VENV := build/venv-cloud
CLOUD := $(CLOUD_VENV)/bin/python -m tests.cloud
BIG_RASTER := build/data/big.tif
ZIP := build/swift_cog_browser-$(shell sed -n 's/^version=//p' metadata.txt).zip
DOCS := build/docs/.done
TRANSLATIONS := $(patsubst %.ts,%.qm,$(wildcard i18n/*.ts))
.DELETE_ON_ERROR:

.PHONY: help demo test soak test-trixie test-newest test-qt6 matrix try-readme bench bench-listing bench-startup bench-index lint format strings docs screenshots \
	package check-package cloud cloud-stop clean
help: ## list the targets
	@sed -n 's/^\([a-z0-9-]*\):.*## /\1\t/p' $(MAKEFILE_LIST)

demo: ## start a cloud in a box and QGIS with the plugin, logged in; installs what is missing
	@tools/install-system.sh qgis cloud screen
	@$(MAKE) --no-print-directory extlibs/.done resources_rc.py $(CLOUD_VENV)/.done $(BIG_RASTER)
	@$(PYTHON) tools/demo.py

test: ## run all tests; installs what is missing. ARGS="-k name" for some of them
	@tools/install-system.sh qgis cloud screen package
	@$(MAKE) --no-print-directory extlibs/.done resources_rc.py $(CLOUD_VENV)/.done $(VENV)/.done build/venv-package/.done \
		$(TRANSLATIONS) $(DOCS) $(BIG_RASTER)
	@$(PYTHON) tools/versions.py
	@$(VENV)/bin/python -m pytest $(ARGS)

soak: ## do ten thousand things at random while others fail, and see that nothing is left; OPERATIONS=n SOAK_SEED=n
	@SOAK_OPERATIONS=$(or $(OPERATIONS),10000) $(MAKE) --no-print-directory test ARGS="tests/soak -s -q"

test-trixie: ## run all tests in a root of Debian 13 (GDAL 3.10); needs root or sudo
	@tools/debian-root.sh trixie make test ARGS="$(ARGS)"

test-newest: ## run the tests of layers, renewal and the sealed archive on the newest QGIS and GDAL that Debian has
	@tools/debian-root.sh sid make test ARGS="tests/swift_browser $(ARGS)"

matrix: ## run all tests on each QGIS and GDAL that Debian users have, one after the other
	@for release in bookworm trixie trixie-backports sid; do \
		echo "--- $$release"; tools/debian-root.sh $$release make test ARGS="$(ARGS)" || exit 1; done

try-readme: ## try every command of the README on a fresh Debian 12; needs root or sudo
	@tools/try-readme.sh

test-qt6: ## run the windows and models under PyQt6, with a stand-in for QGIS
	@tools/install-system.sh qt6
	@$(MAKE) --no-print-directory extlibs/.done build/venv-qt6/.done
	@cd tests/qt6 && QT_QPA_PLATFORM=offscreen ../../build/venv-qt6/bin/python -m pytest $(ARGS)

bench: ## measure the plugin beside what else there is. ARGS=--quick for a look; ARGS=--help lists the rest
	@tools/install-system.sh qgis cloud screen bench
	@$(MAKE) --no-print-directory extlibs/.done resources_rc.py $(CLOUD_VENV)/.done $(BIG_RASTER)
	@PYTHONPATH=tests $(PYTHON) -m bench $(ARGS)

bench-listing: ## measure containers of a million objects. ARGS=--help lists what can be chosen
	@tools/install-system.sh qgis cloud screen
	@$(MAKE) --no-print-directory extlibs/.done resources_rc.py $(CLOUD_VENV)/.done
	@PYTHONPATH=tests $(PYTHON) -m bench.listing $(ARGS)

bench-startup: ## measure what the plugin adds to the start of QGIS
	@tools/install-system.sh qgis screen
	@$(MAKE) --no-print-directory extlibs/.done resources_rc.py
	@PYTHONPATH=tests $(PYTHON) -m bench.startup $(ARGS)

lint: ## check style and types
	@$(MAKE) --no-print-directory build/venv-lint/.done
	@tools/lint.sh

format: ## put the sources in order
	@$(MAKE) --no-print-directory build/venv-lint/.done
	@build/venv-lint/bin/ruff check --quiet --fix . ; build/venv-lint/bin/ruff format --quiet .

strings: ## bring i18n/*.ts up to date with the texts in the code
	@$(PYTHON) tools/strings.py

docs: ## build the help into build/docs/html
	@$(MAKE) --no-print-directory $(DOCS)

screenshots: ## take the pictures of the help anew, from the real QGIS
	@tools/install-system.sh qgis cloud screen
	@$(MAKE) --no-print-directory extlibs/.done resources_rc.py $(CLOUD_VENV)/.done $(BIG_RASTER)
	@$(PYTHON) tools/screenshots.py

package: ## build the zip for the plugin site and for "Install from ZIP"
	@tools/install-system.sh package
	@$(MAKE) --no-print-directory extlibs/.done resources_rc.py $(TRANSLATIONS) $(DOCS)
	@$(PYTHON) tools/package.py

check-package: package ## run the plugin site's gates over the zip
	@$(MAKE) --no-print-directory build/venv-package/.done
	@build/venv-package/bin/python tools/check_package.py $(ZIP)

bench-index: ## measure the index of 20,000 objects at 40 ms, and write it into the help; takes some minutes
	@tools/install-system.sh qgis cloud
	@$(MAKE) --no-print-directory extlibs/.done $(CLOUD_VENV)/.done $(VENV)/.done
	@$(VENV)/bin/python tools/bench_index.py --write $(ARGS)

cloud: ## start a cloud in a box in the background; it stops by itself after 12 hours
	@tools/install-system.sh cloud
	@$(MAKE) --no-print-directory $(CLOUD_VENV)/.done
	@$(CLOUD) start $(if $(wildcard $(BIG_RASTER)),--big-raster $(BIG_RASTER)) $(if $(TOKEN_LIFE),--token-life $(TOKEN_LIFE))

cloud-stop: ## stop the cloud in a box
	@$(CLOUD) stop

clean: ## remove everything that was built
	rm -rf build extlibs resources_rc.py i18n/*.qm

# What is built. Each marker is newer than what it was made from.

extlibs/.done: requirements/extlibs.txt
	@rm -rf extlibs && tools/venv.sh build/venv-pip
	@build/venv-pip/bin/pip install --quiet --no-deps --no-compile --require-hashes --target extlibs -r $<
	@touch $@

resources_rc.py: resources.qrc ui/icons/icon.svg
	@rm -rf build/resources && mkdir -p build/resources && cp --parents $^ build/resources
	@find build/resources -type f -exec touch --date=@0 {} + # pyrcc5 writes down when a file was changed
	@cd build/resources && pyrcc5 $< | sed 's/^from PyQt5 import/from qgis.PyQt import/' > ../../$@

%.qm: %.ts
	@/usr/lib/qt5/bin/lrelease -silent $< -qm $@

$(CLOUD_VENV)/.done: requirements/cloud.txt
	@tools/venv.sh $(CLOUD_VENV) -r $<
	@touch $@

$(VENV)/.done: requirements/tests.txt
	@tools/venv.sh --system-site-packages $(VENV) -r $<
	@touch $@

build/venv-package/.done: requirements/package.txt
	@tools/venv.sh build/venv-package -r $<
	@touch $@

build/venv-qt6/.done: requirements/qt6.txt
	@tools/venv.sh build/venv-qt6 -r $<
	@touch $@

build/venv-lint/.done: requirements/lint.txt
	@tools/venv.sh build/venv-lint -r $<
	@touch $@

build/venv-docs/.done: requirements/docs.txt
	@tools/venv.sh build/venv-docs -r $<
	@touch $@

$(DOCS): build/venv-docs/.done $(wildcard docs/*.md docs/*/*.md docs/*.py docs/images/*.webp docs/plots/*.webp)
	@rm -rf build/docs
	@build/venv-docs/bin/sphinx-build --quiet --fail-on-warning --keep-going -d build/docs/doctrees docs build/docs/html
	@touch $@

$(BIG_RASTER): tests/cloud/big_raster.py
	@$(PYTHON) $< $@
