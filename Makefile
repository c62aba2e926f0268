# One entry per activity; `make help` lists them. Set-up is part of every command.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PYTHONDONTWRITEBYTECODE :=
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Ready stamps: an environment is made anew only when its lock file changes.
READY := $(VENV)/.ready
READY_TEST := $(VENV)/.ready-test
READY_LAB := $(VENV)/.ready-lab
EXTENSION := $(shell find jupyter -type f)
READY_LITE := $(VENV)/.ready-lite

# Tests side by side, but a file at a time: what a file builds it builds once. The longest files first, as tests/conftest.py puts them.
SPREAD := -n auto --dist loadfile --no-loadscope-reorder

.DEFAULT_GOAL := help
.PHONY: help check corruption book numbers data site pdf epub lite lab live serve test test-fast test-all bench verify release lock clean

help:  ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 12

book: $(READY)  ## build site, PDF, EPUB and data package (FRESH=1: take nothing from earlier builds)
	@$(BIN)/chipledger build $(if $(FRESH),--fresh)

numbers: $(READY)  ## write the numbers into the prose of the notebooks, and say which changed
	@$(BIN)/chipledger numbers

data: $(READY)  ## check the raw tables and write the clean ones
	@$(BIN)/chipledger clean

site: $(READY)  ## build the website only
	@$(BIN)/chipledger build --only site $(if $(FRESH),--fresh)

pdf: $(READY)  ## build the PDF only
	@$(BIN)/chipledger build --only pdf $(if $(FRESH),--fresh)

epub: $(READY)  ## build the EPUB only
	@$(BIN)/chipledger build --only epub $(if $(FRESH),--fresh)

lite: $(READY_LITE)  ## build the pages that check an article and rerun a chapter in a browser (needs npm)
	@$(BIN)/chipledger lite

verify: $(READY)  ## hold every claim against the source texts (CHIPLEDGER_SOURCES)
	@$(BIN)/chipledger verify

lab: $(READY_LAB)  ## open the notebooks in JupyterLab (OPTIONS="--no-browser" and the like go to it)
	@$(BIN)/jupyter trust notebooks/*.ipynb > /dev/null  # or Lab hides their figures until they are run
	@$(BIN)/jupyter lab --LabApp.default_url=/lab/tree/notebooks $(OPTIONS)

live: $(READY)  ## see each change in the browser at once while you write (OPTIONS="--port 8002" and the like)
	@$(BIN)/chipledger live $(OPTIONS)

serve: book  ## serve the site on this machine
	@$(BIN)/python -m http.server --bind 127.0.0.1 --directory _build/html 8000

check: $(READY_TEST)  ## format, lint, types and spelling of the code, style of the prose, seconds
	@$(BIN)/ruff format -q --check .
	@$(BIN)/ruff check -q .
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/codespell
	@$(BIN)/python -m chipledger style

test: check book  ## what CI runs: format, types, unit tests, notebooks, built site and PDF
	@$(BIN)/python -m pytest -q $(SPREAD) --nbval --nbval-current-env tests notebooks

test-fast: $(READY_TEST)  ## the tests that want no build and no browser, and format and style: half a minute
	@$(MAKE) -s -k -j $(if $(filter output-sync,$(.FEATURES)),-O) $(FAST)

# Three processes beside each other, which share nothing: most of these tests take a millisecond,
# and to tell a scheduler of each costs more than that.
FAST := fast-words fast-tables fast-style
QUICK = $(BIN)/python -m pytest -q -p no:xdist -p no:nbval -m "not slow and not costly and not built"
.PHONY: $(FAST)
fast-words:
	$(QUICK) $(addprefix tests/,audit checking models numbers scan)
fast-tables:
	$(QUICK) $(addprefix tests/,facts figures intake notebook promises tables)
fast-style:
	$(BIN)/ruff format -q --check .
	$(BIN)/ruff check -q .
	$(BIN)/python -m chipledger style

test-all: check $(READY_LAB) $(READY_LITE) book  ## the same, and the slow tests
	@$(BIN)/python -m pytest -q $(SPREAD) --nbval --nbval-current-env -m "slow or not slow" tests notebooks

release: $(READY_TEST)  ## tag the edition and put it into archives in dist/, once all tests pass
	@$(BIN)/chipledger release --prepare
	@$(MAKE) test
	@$(BIN)/chipledger release

bench: $(READY_TEST) book  ## measure the build and the site, and write BENCHMARKS.md
	@$(BIN)/python -m bench.build
	@$(BIN)/python -m bench.figures
	@$(BIN)/python -m bench.panel
	@$(BIN)/python -m bench.reading
	@$(BIN)/python -m bench.scan
	@$(BIN)/python -m bench.checking
	@$(BIN)/python -m bench.live
	@if command -v npm >/dev/null; then $(MAKE) lite && $(BIN)/python -m bench.lite; fi

corruption: $(READY_TEST)  ## spoil a thousand cells and count what is caught (needs the source texts)
	@$(BIN)/python -m bench.corruption

lock:  ## resolve the lock files anew (needs uv)
	uv pip compile $(LOCK) pyproject.toml -o requirements.lock
	uv pip compile $(LOCK) -c requirements.lock --extra test pyproject.toml -o requirements-test.lock
	uv pip compile $(LOCK) -c requirements.lock --extra lab pyproject.toml -o requirements-lab.lock
	uv pip compile $(LOCK) -c requirements.lock --extra lite pyproject.toml -o requirements-lite.lock
LOCK := -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate

clean:  ## remove what was built, keep the environment
	rm -rf _build .pytest_cache .hypothesis

$(READY): requirements.lock pyproject.toml
	@echo "environment: installing from requirements.lock (once, a minute or two)"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -q --no-compile --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -q --no-compile --no-deps --no-build-isolation -e .
	@echo "environment: byte-compiling"
	@$(BIN)/python -m compileall -q -j 0 $(VENV)/lib > /dev/null || true
	@touch $@

$(READY_TEST): $(READY) requirements-test.lock
	@echo "environment: installing the test tools from requirements-test.lock"
	@$(BIN)/python -m pip install -q --no-compile --require-hashes -r requirements-test.lock
	@$(BIN)/python -m compileall -q -j 0 $(VENV)/lib > /dev/null || true
	@touch $@

$(READY_LAB): $(READY) requirements-lab.lock $(EXTENSION)
	@echo "environment: installing JupyterLab from requirements-lab.lock, and our extension"
	@$(BIN)/python -m pip install -q --no-compile --require-hashes -r requirements-lab.lock
	@$(BIN)/python -m pip install -q --no-compile --no-deps --no-build-isolation -e .  # copies it
	@touch $@

$(READY_LITE): $(READY) requirements-lite.lock
	@echo "environment: installing the Python that runs in a page from requirements-lite.lock"
	@$(BIN)/python -m pip install -q --no-compile --require-hashes -r requirements-lite.lock
	@touch $@
