# `make demo` and `make test` set up everything they need; `make setup` does only that.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: setup demo test lint format docs lock clean

setup: $(STAMP)

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "claimdiff needs Python 3.11 or later; name one with 'make PYTHON=/path/to/python3 $(MAKECMDGOALS)'"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	# --no-deps: the lock is complete, and for a package with extras pip's resolver looks beyond the pins.
	$(BIN)/python -m pip install --disable-pip-version-check --no-deps --require-hashes --progress-bar off -r requirements.lock
	$(BIN)/python -m pip install --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -m pip --disable-pip-version-check check
	touch $(STAMP)

# Where the demo keeps its database, archive and report.
CLAIMDIFF_DEMO_HOME ?= demo-home

demo: setup
	$(BIN)/claimdiff --home $(CLAIMDIFF_DEMO_HOME) demo

test: setup lint
	$(BIN)/python -m pytest $(PYTEST_ARGS)

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: setup
	$(BIN)/python -m claimdiff.reference > docs/commands.md

# Needs uv. Writes no package index address into the lock.
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	  --extra dev --extra postgres pyproject.toml -o requirements.lock

clean:
	rm -rf $(VENV) build dist demo-home
