# Everything that a person or a machine does with this repository. `make help` lists it.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
LEDGER := build/demo.db
PORT ?= 8700
CODE := src tests bench

.DEFAULT_GOAL := help
.PHONY: help install demo test check format lint types layers bench calibrate growth docs lock clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

install: $(STAMP) ## Make .venv from the lock file; does nothing while the lock file and pyproject.toml stay as they are

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null || { \
	  echo "Talion needs Python 3.11, 3.12 or 3.13; $(PYTHON) is $$($(PYTHON) -V 2>/dev/null || echo not there)." >&2; \
	  echo "Name another one: make install PYTHON=python3.12" >&2; exit 1; }
	@echo "Installing into $(VENV): one to three minutes, once."
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: install ## Code the sample reports into a new ledger, build/demo.db, show it, and serve its pages until Ctrl-C
	@mkdir -p build
	@rm -f $(LEDGER) $(LEDGER)-shm $(LEDGER)-wal
	$(BIN)/talion add examples/reports --ledger $(LEDGER)
	$(BIN)/talion list --ledger $(LEDGER)
	@echo
	@echo "Three reports by themselves, with the words that each incident rests on:"
	$(BIN)/talion code examples/reports/joint-press-office-2024-01-24-three-facilities.txt \
	  examples/reports/tigris-daily-2024-01-24-jurf-al-sakhar.txt examples/reports/gulf-wire-2024-01-20-al-asad.txt
	@echo
	@echo "All about one of them:  $(BIN)/talion show ID --ledger $(LEDGER)"
	@echo "Who says so:            $(BIN)/talion why ID killed --ledger $(LEDGER)"
	@echo
	$(BIN)/talion serve --ledger $(LEDGER) --port $(PORT)

test: install ## Run the tests; ARGS="tests/read -k html" picks some
	$(BIN)/python -m pytest $(ARGS)

check: lint types layers test ## Everything that must hold: format, lint, types, layers, tests

format: install ## Write the code in the form that check asks for
	$(BIN)/ruff format $(CODE)
	$(BIN)/ruff check --fix $(CODE)

lint: install ## Check form and lint
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/ruff check $(CODE)

types: install ## Check the types
	$(BIN)/mypy

layers: install ## Check that no module imports from a later stage
	$(BIN)/lint-imports

bench: install ## Measure on data of yours: make bench GOLD=folder EVAL=folder [BENCH=folder] [ARGS="--write"]
	@test -n "$(GOLD)" -a -n "$(EVAL)" || { \
	  echo "make bench needs GOLD=, a folder of gold ledgers, and EVAL=, the folder of the scoring scripts." >&2; exit 1; }
	$(BIN)/python bench/accuracy.py "$(GOLD)" --eval "$(EVAL)" $(if $(BENCH),--bench "$(BENCH)") $(ARGS)

calibrate: install ## Fit the confidence to gold ledgers: make calibrate GOLD=folder EVAL=folder [ARGS="--write"]
	@test -n "$(GOLD)" -a -n "$(EVAL)" || { \
	  echo "make calibrate needs GOLD=, a folder of gold ledgers, and EVAL=, the folder of the scoring scripts." >&2; exit 1; }
	$(BIN)/python bench/calibrate.py "$(GOLD)" --eval "$(EVAL)" $(ARGS)

growth: install ## Measure what adding one report costs as a ledger grows (half an hour); ARGS="--write" keeps the curve
	$(BIN)/python bench/growth.py $(ARGS)

docs: install ## Write docs/cli.md again from the command line itself
	$(BIN)/python -m talion.cli.document docs/cli.md

lock: ## Resolve the dependencies again, on the oldest Python that is supported, and write requirements.lock
	@test -x $(BIN)/pip-compile || { $(PYTHON) -m venv --clear $(VENV) && $(BIN)/python -m pip install --quiet --upgrade pip pip-tools; }
	@$(BIN)/python -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || { \
	  echo "The lock file is made with Python 3.11: make clean, then make lock PYTHON=python3.11" >&2; exit 1; }
	CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --extra dev --extra postgresql --generate-hashes --allow-unsafe --no-annotate \
	  --strip-extras --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options $(ARGS) \
	  --output-file requirements.lock pyproject.toml

clean: ## Remove .venv, build, dist and the caches
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find $(CODE) -name __pycache__ -type d -exec rm -rf {} +
