# Two commands do everything: make run, make test.
PYTHON ?= python3
PORT ?= 8501
VENV ?= .venv
BIN = $(VENV)/bin

.PHONY: run test check lint web-check audit bench soak screenshots catalog browser sbom approval-hash clean

run: $(VENV)/.runtime
	$(BIN)/python -m server --port $(PORT)

# The installation waits for the network, the checks need one core: they go side by side.
test:
	$(MAKE) --jobs 2 lint web-check browser
	$(BIN)/python -m pytest --numprocesses 2

# The quick part, in less than a minute: what needs neither the running app nor a browser.
check: lint
	$(BIN)/python -m pytest --numprocesses 2 -m "not serving"

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Scripts of the browser. Without a network they go unchecked, but under CI=true that is a fault.
web-check: $(VENV)/.dev
	sh web/check.sh $(abspath $(BIN))/python

# LIBRARY is a folder of the four documents (.txt, .html, .docx or .pdf).
audit: $(VENV)/.runtime
	$(BIN)/python -m geodata.audit --library "$(LIBRARY)"

bench: $(VENV)/.bench browser
	$(BIN)/python -m bench --write-docs

soak: $(VENV)/.bench
	$(BIN)/python -m bench.soak

screenshots: $(VENV)/.dev browser
	$(BIN)/python -m docs.screenshots
	$(BIN)/python -m docs.slides

catalog: $(VENV)/.dev
	$(BIN)/pybabel -q extract -F babel.cfg -k _ -k ngettext:1,2 --no-location --omit-header -o $(VENV)/atlas.pot utils layers exports pages server
	$(BIN)/pybabel -q update --no-fuzzy-matching --omit-header -w 0 -i $(VENV)/atlas.pot -D atlas -l zh_CN -d utils/text/locale
	$(BIN)/pybabel -q update --no-fuzzy-matching --omit-header -w 0 -i $(VENV)/atlas.pot -D atlas -l en -d utils/text/locale

# What the app is made of, as CycloneDX: var/sbom.json.
sbom: $(VENV)/sbom/.done
	mkdir -p var
	$(VENV)/sbom/bin/cyclonedx-py requirements --output-reproducible --output-format JSON --output-file var/sbom.json requirements.txt

# The hash of the map data that ATLAS_APPROVED_HASH is set to, with the settings of the deployment.
approval-hash: $(VENV)/.runtime
	$(BIN)/python -m layers.views.map_approval

browser:
	sh deploy/install-browser.sh

$(VENV)/.runtime: requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.runtime
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

$(VENV)/sbom/.done: requirements-sbom.txt
	$(PYTHON) -m venv $(VENV)/sbom
	$(VENV)/sbom/bin/pip install --quiet --disable-pip-version-check -r requirements-sbom.txt
	touch $@

$(VENV)/.bench: requirements-bench.txt $(VENV)/.dev
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-bench.txt
	touch $@

clean:
	rm -rf $(VENV) var web/node_modules .mypy_cache .ruff_cache .pytest_cache
