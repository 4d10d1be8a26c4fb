# `make demo` and `make test` set up everything they need; `make setup` does only that.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: setup demo test lint format docs wheel compiled test-compiled speed lock clean

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

# A wheel whose reading of claims is compiled with mypyc; takes minutes and a C compiler. Built from a copy, for what is
# compiled would stand in for the source beside it.
WHEEL_COPY := build/wheel

wheel: setup
	rm -rf $(WHEEL_COPY) dist && mkdir -p $(WHEEL_COPY)
	git archive HEAD | tar -x -C $(WHEEL_COPY)
	cd $(WHEEL_COPY) && HATCH_BUILD_HOOKS_ENABLE=1 ../../$(BIN)/hatchling build -t wheel -d ../../dist

# What the wheel holds, unpacked: to test and time it.
COMPILED := build/compiled

compiled:
	@ls dist/claimdiff-*.whl >/dev/null 2>&1 || { echo "there is no wheel yet: make wheel"; exit 1; }
	rm -rf $(COMPILED)
	$(BIN)/python -m pip install --disable-pip-version-check -q --no-deps --target $(COMPILED) dist/claimdiff-*.whl
	cp -r benchmarks $(COMPILED)

test-compiled: compiled
	cd $(COMPILED) && ../../$(BIN)/python -m pytest -q -c ../../pyproject.toml ../../tests/pipeline/reading

# The time that claims take beside trafilatura's for the pages of FOLDER.
speed: compiled
	@test -n "$(FOLDER)" || { echo "name a folder of gzipped pages: make speed FOLDER=..."; exit 1; }
	cd $(COMPILED) && ../../$(BIN)/python -m benchmarks.reading_speed $(abspath $(FOLDER))

# Needs uv. Writes no package index address into the lock.
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	  --extra dev --extra postgres pyproject.toml -o requirements.lock

clean:
	rm -rf $(VENV) build dist demo-home
