# Factcheck: `make run` starts the desk, `make test` tests it. Both set up what they need.
.DEFAULT_GOAL := help
.NOTPARALLEL:
.SUFFIXES:

BIN := .venv/bin
ARGS ?=

# An environment knows its own path, so one that was copied or moved here is made anew.
ifneq ($(shell cat .venv/.home 2>/dev/null),$(CURDIR))
.venv/.ok .venv/.dev: FORCE
endif

.PHONY: help
help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' Makefile

.PHONY: run
run: .venv/.ok ## Start the desk in a browser's reach, with the demo desk when it is new
	@$(BIN)/factcheck run $(ARGS)

.PHONY: demo
demo: .venv/.ok ## Load the demo desk into an empty database
	@$(BIN)/factcheck demo $(ARGS)

.PHONY: pdf
pdf: .venv/.ok ## Install what sets reports as PDF (80 MB)
	@awk '/^[a-z]/ {wanted = /^typst==/} wanted' dev.lock > .venv/pdf.txt
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r .venv/pdf.txt
	@echo "Reports can be had as PDF from the next start on."

.PHONY: test
test: .venv/.dev browser ## Run the suite (ARGS="-k quotes" for a part of it)
	@$(BIN)/pytest -n 2 --dist loadgroup -m "not heavy" $(ARGS)

.PHONY: test-heavy
test-heavy: .venv/.dev browser ## Run what takes longer: bombs, races, processes that are killed
	@$(BIN)/pytest -n 2 --dist loadgroup -m heavy $(ARGS)

.PHONY: check
check: fmt-check lint types test ## Everything that a change has to pass

.PHONY: fmt
fmt: .venv/.dev ## Format the code
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --select I --fix .

.PHONY: fmt-check
fmt-check: .venv/.dev
	@$(BIN)/ruff format --check .

.PHONY: lint
lint: .venv/.dev ## Look for mistakes
	@$(BIN)/ruff check .

.PHONY: types
types: .venv/.dev ## Check the types
	@$(BIN)/mypy

.PHONY: docs
docs: .venv/.dev ## Hold the documents against the program: links, commands, settings, limits
	@$(BIN)/pytest -q tests/test_docs.py tests/test_roles.py

.PHONY: bench
bench: .venv/.dev ## Measure the start, the pages, the writes and the pictures
	@$(BIN)/python -m benchmarks $(ARGS)

.PHONY: bench-claims
bench-claims: .venv/.dev ## Measure how claims are pulled and attributed (make rivals first, for all of the table)
	@$(BIN)/python -m benchmarks claims $(ARGS)

.PHONY: rivals
rivals: .venv/.dev ## Install what bench-claims holds the product against (spaCy and scikit-learn, 600 MB)
	@$(BIN)/uv pip install -q -p $(BIN)/python --group rivals

.PHONY: browser
browser: .venv/.dev
	@$(BIN)/python -m tests.chromium

.PHONY: lock
lock: .venv/.dev ## Take newer versions of the dependencies into both locks
	@rm -f requirements.lock dev.lock
	@$(COMPILE) -o requirements.lock
	@$(COMPILE) --group dev --constraint requirements.lock -o dev.lock

COMPILE := $(BIN)/uv pip compile -q pyproject.toml --group setup --universal --python-version 3.11 \
	--generate-hashes --no-header --no-annotate

# --- The environment -------------------------------------------------------------------------------
# uv comes first, by the hashes of the lock itself. Where it doesn't run, pip reads the same lock.
.venv/.ok: requirements.lock pyproject.toml
	@$(FIND_OR_MAKE_ENVIRONMENT)
	@echo "Installing what Factcheck runs on ..."
	@lock=requirements.lock; uv="pip install"; $(INSTALL)
	@touch .venv/.ok

.venv/.dev: dev.lock pyproject.toml
	@$(FIND_OR_MAKE_ENVIRONMENT)
	@echo "Installing what Factcheck runs on and is tested with ..."
	@lock=dev.lock; uv="pip sync"; $(INSTALL)
	@touch .venv/.ok .venv/.dev

.PHONY: FORCE
FORCE:

define INSTALL
set -e; python=$(BIN)/python; \
awk '/^[a-z]/ {wanted = /^uv==/} wanted' $$lock > .venv/uv.txt; \
awk '/^[a-z]/ {wanted = !/^uv==/} wanted' $$lock > .venv/rest.txt; \
if $$python -m pip install -q --disable-pip-version-check --require-hashes -r .venv/uv.txt 2> .venv/uv.log \
	&& $(BIN)/uv --version > /dev/null; then \
	if [ "$$uv" = "pip sync" ]; then $(BIN)/uv pip sync -q -p $$python --require-hashes $$lock; \
	else $(BIN)/uv pip install -q -p $$python --require-hashes -r $$lock; fi; \
	$(BIN)/uv pip install -q -p $$python --no-deps --no-build-isolation -e .; \
else \
	echo "uv can't be used here, so pip does it, which takes longer."; \
	$$python -m pip install -q --disable-pip-version-check --require-hashes -r .venv/rest.txt; \
	$$python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .; \
fi
endef

define FIND_OR_MAKE_ENVIRONMENT
if [ "$$(cat .venv/.home 2>/dev/null)" != "$(CURDIR)" ] || ! $(BIN)/python -c '' 2>/dev/null; then \
	bare=; python=; \
	for name in $(or $(PYTHON),python3 python3.13 python3.12 python3.11); do \
		$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
		if $$name -c 'import ensurepip, venv' 2>/dev/null; then python=$$name; break; fi; \
		bare=$${bare:-$$name}; \
	done; \
	if [ -z "$$python" ] && [ -n "$$bare" ]; then \
		echo "$$bare can't make an environment: its venv module is missing. Type"; \
		echo "    sudo apt-get install $${bare##*/}-venv"; \
		echo "and the same make again. (For a Python of your own: make run PYTHON=/path/to/python3)"; \
		exit 1; \
	elif [ -z "$$python" ]; then \
		echo "Factcheck needs Python 3.11 or newer; here is $$(python3 --version 2>/dev/null || echo none). Type"; \
		echo "    sudo apt-get install python3 python3-venv    (Debian 12, Ubuntu 24.04 or newer)"; \
		echo "    brew install python@3.13                     (macOS)"; \
		echo "and the same make again. (For a Python of your own: make run PYTHON=/path/to/python3)"; \
		exit 1; \
	fi; \
	echo "Making .venv with $$($$python --version) ..."; \
	rm -rf .venv && $$python -m venv .venv && echo "$(CURDIR)" > .venv/.home; \
fi
endef
