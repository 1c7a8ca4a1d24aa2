# One named command for each check, the same on a laptop and in CI. `make` alone lists them.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --no-input
NODE_MODULES := tests/tools/node_modules

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site serve docs test check format prove bench tools clean

help: ## List these commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1#\2/p' Makefile | column -t -s '#' 2>/dev/null \
	  || sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1 - \2/p' Makefile

site: $(VENV)/.runtime ## Build the newsletter of content/ into public/
	@$(BIN)/python build.py
	@echo "The site is in public/ (its front page: public/index.html). To look at it: make serve"
	@echo "  or: $(BIN)/python -m http.server --directory public --bind 127.0.0.1 8000"

serve: $(VENV)/.runtime ## Show a preview, drafts and all, that follows what is saved (docs/serving.md)
	@$(BIN)/python -m dateline.desk.cli serve

docs: $(VENV)/.runtime ## Build the documentation of docs/, with Dateline itself, into artefacts/docs/public/
	@$(BIN)/python scripts/docs.py
	@echo "The documentation is in artefacts/docs/public/"

test: $(VENV)/.dev ## Run the tests (those that lack npm's checkers or Chromium are skipped; see tools)
	@$(BIN)/python -m pytest -n auto --dist loadgroup

check: $(VENV)/.dev ## Run the linter, the formatter's check and the type checker
	@status=0; \
	$(BIN)/ruff check . || status=1; \
	$(BIN)/ruff format --check . || status=1; \
	$(BIN)/mypy || status=1; \
	exit $$status

format: $(VENV)/.dev ## Lay out the code, and mend what the linter can
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

prove: $(VENV)/.dev ## Run the long proofs
	@$(BIN)/python -m pytest --prove

bench: $(VENV)/.bench ## Measure against Hugo, Eleventy and Pelican, at 1,000 articles (docs/measuring.md)
	@$(BIN)/python bench/compare.py

tools: $(NODE_MODULES)/.installed ## Install npm's checkers, and name the programs that tests want
	@for program in java chromium-headless-shell newsboat openssl; do \
	  command -v $$program >/dev/null || echo "missing: $$program"; done
	@echo "The tests of pages want (Debian): chromium-headless-shell, default-jre-headless, newsboat, nodejs, npm, openssl"

clean: ## Remove all that was made (a public/ that was set aside stays)
	rm -rf $(VENV) $(NODE_MODULES) public artefacts dist bench/sites bench/.tools
	rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis
	if [ -d .dateline ]; then find .dateline -mindepth 1 -maxdepth 1 ! -name set-aside -exec rm -rf {} +; fi
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Each marker stands for a set that is installed, and is newer than the list of what is pinned.

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12")'
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "No virtual environment could be made; on Debian: apt-get install python3-venv"; exit 1; }

$(VENV)/.runtime: requirements.txt | $(BIN)/python
	@echo "Installing what is pinned in $<"
	@$(PIP) install -r $<
	@touch $@

$(VENV)/.dev: requirements-dev.txt requirements.txt | $(BIN)/python
	@echo "Installing what is pinned in $<"
	@$(PIP) install -r $<
	@touch $(VENV)/.runtime $@

$(VENV)/.bench: bench/requirements.txt $(VENV)/.runtime
	@$(PIP) install -r $<
	@touch $@

$(NODE_MODULES)/.installed: tests/tools/package-lock.json
	@cd tests/tools && npm ci --silent
	@touch $@
