# Every target works in a fresh clone with nothing but Python >= 3.11, pip, make and git.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
FILE   ?= docs/samples/harbour-inquiry.txt
GOLD   ?= ../shared/gold

.PHONY: help run test test-fast check format lint types arrows bench peers faults mutants fuzz journeys walk docs dist screenshot lock clean

help: ## what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

$(VENV)/.installed: pyproject.toml requirements.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q store tui
	@touch $@

run: $(VENV)/.installed ## open the reader on a sample, or on FILE=path
	$(BIN)/quoth open -- "$(FILE)"

test: $(VENV)/.installed ## all tests: two at a time, and then, alone, those that look at a real terminal
	$(BIN)/python -m pytest --numprocesses 2 --dist loadfile --ignore tests/terminal
	$(BIN)/python -m pytest tests/terminal

test-fast: $(VENV)/.installed ## the tests that take no terminal, wheel or campaign
	$(BIN)/python -m pytest -m "not slow"

check: format lint types arrows test ## all that CI does

format: $(VENV)/.installed ## whether the format is ruff's
	$(BIN)/ruff format --check .

lint: $(VENV)/.installed ## whether ruff has something to say
	$(BIN)/ruff check .

types: $(VENV)/.installed ## mypy --strict on store, tui and tests
	$(BIN)/mypy store tui tests

arrows: $(VENV)/.installed ## who may import whom
	$(BIN)/lint-imports --no-cache

bench: $(VENV)/.installed ## every benchmark, as JSON
	@for script in tests/benchmarks/*.py; do $(BIN)/python $$script --gold $(GOLD) || exit 1; done

peers: $(VENV)/.installed ## install the readers that reader.py holds ours against, in build/peers
	$(BIN)/python -c "from tests.benchmarks.peers.readers import install; install()"

faults: $(VENV)/.installed ## the whole fault campaign on the store; shorter with FAULTS="--kills 100 --states 1000"
	$(BIN)/python tests/faults/campaign.py $(FAULTS)

mutants: $(VENV)/.installed ## take each fsync, checksum and lock out of the store: a test must fail each time
	$(BIN)/python tests/faults/mutants.py

fuzz: $(VENV)/.installed ## any bytes become a document or one clear sentence; RUNS=100000 times
	$(BIN)/python tests/fuzz/reading.py --runs $(or $(RUNS),100000)

journeys: $(VENV)/.installed ## every journey in a real terminal, at three sizes, in colour and without; every key behind every other
	QUOTH_JOURNEYS=all $(BIN)/python -m pytest tests/terminal/test_matrix.py tests/tui/screens/test_every_key_in_turn.py

walk: $(VENV)/.installed ## press seeded keys in a real terminal, two windows, seven documents; KEYS=20000 SEED=1
	$(BIN)/python -m tests.terminal.walk --keys $(or $(KEYS),20000) --seed $(or $(SEED),1)

docs: $(VENV)/.installed ## write what is made from the code, then the site in build/site; a warning is an error
	$(BIN)/python tests/docs/face.py
	$(BIN)/ruff format --quiet store/__init__.py
	$(BIN)/python tests/docs/rooms.py
	$(BIN)/python -m tests.tui.keys_page
	$(BIN)/python -m tests.docs.reference
	$(BIN)/sphinx-build --quiet --fail-on-warning -b html -d build/doctrees docs build/site

dist: $(VENV)/.installed ## build the wheel and the source archive, in dist
	$(BIN)/python -m hatchling build -d dist

screenshot: $(VENV)/.installed ## take the pictures of README and tutorial again
	mkdir -p docs/pictures
	$(BIN)/python tests/terminal/screenshot.py docs/pictures

lock: $(VENV)/.installed ## resolve requirements.lock again
	$(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-annotate --no-header \
		--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --extra dev -o requirements.lock pyproject.toml

clean: ## remove what make made
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
