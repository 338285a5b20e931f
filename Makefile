# Works with GNU make, any POSIX shell and Python 3.11 to 3.13; nothing else need be installed.
# `make assets` and `make clients` want Node.js 20 as well, and nothing else wants those two.

.DEFAULT_GOAL := help
SHELL := /bin/sh

PYTHON ?=
HOST ?= 127.0.0.1
PORT ?= 8000
OUT ?= build

BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
CHECKS := kg server tests benchmarks

.PHONY: help install serve assets test check fuzz mishaps increments faces bench conformance clients site \
	screenshots lock clean

help: ## Say what each command does
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: .venv/installed ## Make .venv and install the locked dependencies and the project
	@echo "Ready: $(BIN)/kg --help"

serve: export KG_BASE_IRI ?= http://127.0.0.1:$(PORT)/
serve: .venv/installed ## Build the graph if its inputs changed, and serve it (PORT=, HOST=)
	@$(BIN)/kg build --out $(OUT)
	@$(BIN)/kg serve --store $(OUT) --host $(HOST) --port $(PORT)

assets: server/static/built/query.js ## Build the editor of the query page; needs Node.js 20, and the page works without

test: .venv/installed-dev ## Set up what is missing, then run every check
	@$(MAKE) --no-print-directory check

# The tests start many short processes; none of them should have to compile all of it again.
check: export PYTHONDONTWRITEBYTECODE :=
check: ## Run every check with what is installed: format, lint, types, tests
	$(BIN)/ruff format --check $(CHECKS)
	$(BIN)/ruff check $(CHECKS)
	$(BIN)/mypy
	$(BIN)/pytest

fuzz: .venv/installed-dev ## Draw requests, queries and mishaps at random for some minutes (SEED=)
	@seed=$${SEED:-$$(od -An -N4 -tu4 /dev/urandom | tr -d ' ')}; \
	echo "make fuzz SEED=$$seed draws the same again"; \
	KG_FUZZ=20 $(BIN)/pytest tests/server/fuzz tests/kg/test_recheck.py \
		tests/kg/test_recheck_odd_shapes.py --hypothesis-seed="$$seed"

mishaps: .venv/installed-dev ## Kill every command that writes, at many moments, and look at what is left (DEATHS=, SEED=)
	@seed=$${SEED:-$$(od -An -N4 -tu4 /dev/urandom | tr -d ' ')}; \
	echo "make mishaps SEED=$$seed draws the same moments again"; \
	KG_MISHAPS=$${DEATHS:-25} KG_MISHAPS_SEED=$$seed $(BIN)/pytest -n 0 \
		tests/kg/test_killed_commands.py tests/kg/test_full_disks.py \
		tests/server/test_served_through_deaths.py tests/server/test_review_page_deaths.py

increments: .venv/installed-dev ## Change small data folders at random for some minutes, and hold each build against one made anew (SEED=)
	@seed=$${SEED:-$$(od -An -N4 -tu4 /dev/urandom | tr -d ' ')}; \
	echo "make increments SEED=$$seed draws the same again"; \
	KG_INCREMENTS=50 $(BIN)/pytest -n 0 tests/kg/increments/test_law.py --hypothesis-seed="$$seed"

faces: .venv/installed-dev ## Compare all faces of all things, and check all markup; before a release
	@KG_FACES=all $(BIN)/pytest tests/faces

bench: .venv/installed ## Measure builds, one change (KG_BENCH=10000), readers, queries, all pages, the server
	@$(BIN)/python -m benchmarks
	@$(BIN)/python -m benchmarks.changes
	@$(BIN)/python -m benchmarks.search
	@$(BIN)/python -m benchmarks.crawl
	@$(BIN)/python -m benchmarks.servers

conformance: .venv/installed-dev .conformance/suites ## Run W3C's query tests over HTTP; fetches them once
	@KG_W3C_SUITES=$(CURDIR)/.conformance/suites $(BIN)/pytest tests/conformance

clients: .venv/installed-dev tests/clients/node_modules/.installed ## Ask the endpoint with its clients; needs Node.js 20
	@$(BIN)/pytest tests/clients

site: .venv/installed-dev tests/site/nu/node_modules/.installed ## Walk through all pages: links, HTML, looks; takes Node.js, Java, Chromium
	@KG_SITE=whole $(BIN)/pytest tests/site

screenshots: .venv/installed-dev ## Pictures of ten kinds of page in .screenshots, to be looked at; needs Chromium
	@PYTHONPATH=tests $(BIN)/python -m screenshots .screenshots

lock: .venv/installed-dev ## Pin the newest allowed dependencies again, with their hashes
	$(BIN)/python -m pip install --quiet uv
	$(call compile,--group build,requirements.lock)
	$(call compile,--group dev --constraint requirements.lock,requirements-dev.lock)

clean: ## Remove the virtual environment, the build and every cache
	rm -rf .venv $(OUT) dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	rm -rf .bench .conformance .screenshots tests/clients/node_modules tests/site/nu/node_modules
	rm -rf server/assets/node_modules server/static/built
	find kg server tests benchmarks -name __pycache__ -prune -exec rm -rf {} +

define compile
$(BIN)/uv pip compile pyproject.toml $(1) --universal --python-version 3.11 --upgrade \
	--generate-hashes --no-emit-index-url --no-header --no-annotate --quiet --output-file $(2)
endef

# A stamp is made last, so that an interrupted installation is taken up again.
.venv/installed: .venv/bin/python requirements.lock pyproject.toml
	@echo "Installing the dependencies from requirements.lock (once; a minute or so)"
	@$(PIP) install --quiet --require-hashes --only-binary :all: --requirement requirements.lock
	@$(PIP) install --quiet --no-deps --no-build-isolation --no-index --editable .
	@touch $@

.venv/installed-dev: .venv/installed requirements-dev.lock
	@echo "Installing the tools for the checks from requirements-dev.lock"
	@$(PIP) install --quiet --require-hashes --only-binary :all: --requirement requirements-dev.lock
	@touch $@

# W3C's suites, as rdflib's source distribution carries them; no part of the project.
.conformance/suites: tests/conformance/suites.txt | .venv/installed-dev
	@echo "Fetching W3C's query tests (once)"
	@rm -rf .conformance && mkdir -p .conformance/part
	@$(PIP) download --quiet --require-hashes --no-deps --no-binary :all: --dest .conformance \
		--requirement $<
	@tar -xzf .conformance/rdflib-*.tar.gz -C .conformance/part
	@mv .conformance/part/rdflib-*/test/data/suites/w3c $@
	@rm -rf .conformance/part && touch $@

tests/clients/node_modules/.installed: tests/clients/package-lock.json tests/clients/package.json
	@echo "Installing the clients from package-lock.json (once)"
	@cd tests/clients && npm ci --silent
	@touch $@

tests/site/nu/node_modules/.installed: tests/site/nu/package-lock.json tests/site/nu/package.json
	@echo "Installing the Nu Html Checker from package-lock.json (once)"
	@cd tests/site/nu && npm ci --silent --ignore-scripts
	@touch $@

server/assets/node_modules/.installed: server/assets/package-lock.json server/assets/package.json
	@command -v npm >/dev/null || { echo "Node.js 20 with npm is needed for the editor of the query" \
		"page; without it, the page has a plain form." >&2; exit 2; }
	@echo "Installing what the editor is made of from package-lock.json (once)"
	@cd server/assets && npm ci --silent
	@touch $@

server/static/built/query.js: server/assets/node_modules/.installed server/assets/build.mjs \
		$(wildcard server/assets/src/*.js)
	@cd server/assets && node build.mjs

.venv/bin/python:
	@set -eu; chosen=; \
	for candidate in $(or $(PYTHON),python3 python3.13 python3.12 python3.11); do \
		if "$$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' \
			2>/dev/null; then chosen=$$candidate; break; fi; \
	done; \
	if [ -z "$$chosen" ]; then \
		echo "Python 3.11, 3.12 or 3.13 is needed, and $(or $(PYTHON),python3) is none of them;" \
			"install one, or name it: make PYTHON=/path/to/python3.11 …" >&2; exit 2; \
	fi; \
	echo "Making .venv with $$("$$chosen" --version)"; \
	"$$chosen" -m venv --clear .venv || { \
		echo "The virtual environment could not be made; on Debian, install python3-venv." >&2; \
		rm -rf .venv; exit 2; }
