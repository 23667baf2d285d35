# The commands of the press, the same for people and for .ci/run. `make help` lists them.
# Plain enough for GNU Make 3.81 (macOS); relative paths only, so a path may have spaces.

PYTHON_BIN := .venv/bin/python
SOURCES := $(strip $(foreach folder,content charts layout fonts bench tests,\
    $(if $(wildcard $(folder)/*.py $(folder)/*/*.py),$(folder))) $(wildcard build_pdf.py))
SAMPLE := content/editions/lusong
# More for pytest or bench.mutants: make test ARGS="tests/setup -v"
ARGS :=

.DEFAULT_GOAL := help
.PHONY: help pdf desk test test-all check format format-check lint imports types sample bench mutants rules lock clean runtime dev

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' Makefile

pdf: runtime ## set up what is missing, then build the first edition
	$(PYTHON_BIN) build_pdf.py

desk: runtime ## set up what is missing, then open the desk in the browser: import, edit, deliver
	$(PYTHON_BIN) build_pdf.py serve content/editions

test: dev ## set up what is missing, then run the tests
	$(PYTHON_BIN) -m pytest -n 2 --dist worksteal -m "not slow" $(ARGS)

test-all: dev ## the same, and the slow ones: whole builds that show once more what others hold
	$(PYTHON_BIN) -m pytest -n 2 --dist worksteal $(ARGS)

# The tests last: their closing line is the last one.
check: format-check lint imports types sample test ## all checks: format, lint, imports, types, sample build, tests

format-check: dev ## is the code formatted?
	$(PYTHON_BIN) -m ruff format --check --output-format concise $(SOURCES)

lint: dev ## ruff's rules
	$(PYTHON_BIN) -m ruff check --output-format concise $(SOURCES)

imports: dev ## import-linter: the contracts between the rooms
	.venv/bin/lint-imports --no-cache

types: dev ## mypy --strict
	$(PYTHON_BIN) -m mypy --strict $(SOURCES)

sample: dev ## build the first edition into a folder that is thrown away
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && \
	    echo "$(PYTHON_BIN) build_pdf.py build $(SAMPLE) --out (temporary folder)" && \
	    $(PYTHON_BIN) build_pdf.py build $(SAMPLE) --out "$$folder"

format: dev ## format the code and put right what ruff can
	$(PYTHON_BIN) -m ruff check --fix --exit-zero $(SOURCES)
	$(PYTHON_BIN) -m ruff format $(SOURCES)

bench: dev ## measure time and memory
	$(PYTHON_BIN) -m bench

mutants: dev ## do tests notice? 25 changes of the code, one at a time (ARGS="--count 50 --seed 7")
	$(PYTHON_BIN) -m bench.mutants $(ARGS)

rules: dev ## is every rule held by its test? (ARGS="--only 通缝")
	$(PYTHON_BIN) -m bench.rules $(ARGS)

lock: ## renew the lock files; newest versions with UPGRADE=--upgrade
	@scripts/lock.sh $(UPGRADE)

clean: ## remove what was built and the caches, not .venv
	rm -rf out build .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +

# Quick when all is there: see scripts/setup.sh.
runtime:
	@scripts/setup.sh runtime

dev:
	@scripts/setup.sh dev
