# Frontière, in two commands: `make run` starts it, `make test` checks everything.
# `make help` lists the rest. Nothing is installed outside .venv, but for the browsers that the tests need and, for
# `make bench`, the peers in .venv-bench.

PYTHON ?=
HOST ?=
PORT ?=

bin := .venv/bin
python := $(bin)/python
install := $(python) -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes
deno := $(bin)/deno
lock := uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url
scripts := tests/js static/js
parallel := --numprocesses=auto --dist=worksteal

TORCH ?= torch
NUMBA ?= numba>=0.62
peers := scikit-learn $(TORCH) jax "$(NUMBA)"

# Two BLAS threads lose up to ten times when the other core is busy.
export OPENBLAS_NUM_THREADS := 1
export DENO_NO_UPDATE_CHECK := 1

.PHONY: run test units pages check types lint oracle fast fuzz coverage texts wire bench screenshots lock clean help
.DEFAULT_GOAL := help

run: .venv/.named ## start the server and open the page (HOST=…, PORT=…)
	@$(python) -m app $(if $(HOST),--host $(HOST)) $(if $(PORT),--port $(PORT))

test: check units pages ## everything: lint, types, unit, API, JavaScript, browser

units: .venv/.installed-dev
	$(deno) test --parallel --no-check --allow-read tests/js
	$(python) -m pytest $(parallel) tests --ignore=tests/browser

pages: .venv/.installed-dev
	@chromium=$$(sh scripts/chromium.sh) && firefox=$$(sh scripts/firefox.sh) && \
		echo "browsers: $$chromium $$firefox" && \
		CHROMIUM=$$chromium FIREFOX=$$firefox $(python) -m pytest $(parallel) tests/browser

check: lint types ## lint and types only

lint: .venv/.installed-dev
	$(bin)/ruff check
	$(bin)/ruff format --check
	$(deno) fmt --check
	$(deno) lint

types: .venv/.installed-dev
	$(bin)/mypy & mypy=$$!; $(deno) check --no-remote --no-npm $(scripts); deno=$$?; wait $$mypy && exit $$deno

oracle: .venv/.installed-dev ## the tests against PyTorch, which is installed for them (TORCH=torch==2.13.0 chooses one)
	$(python) -m pip install --quiet --disable-pip-version-check "$(TORCH)"
	ORACLE=1 $(python) -m pytest $(parallel) tests/nn/test_against_torch.py tests/wire/test_export.py

fast: .venv/.installed-dev ## the tests of the engine with the compiled executor, whose numba is installed for them
	$(python) -m pip install --quiet --disable-pip-version-check "$(NUMBA)"
	FRONTIERE_EXECUTOR=compiled XDG_CACHE_HOME=$(CURDIR)/.venv/cache $(python) -m pytest $(parallel) tests/nn tests/lab tests/wire

fuzz: .venv/.installed-dev ## very many random commands and requests, for an hour (FUZZ_SEEDS=0,1,2)
	FUZZ=full FUZZ_SEEDS=$(or $(FUZZ_SEEDS),0,1,2) $(python) -m pytest $(parallel) tests/fuzz tests/web/test_openapi.py

coverage: .venv/.installed-dev ## what the unit tests reach of app/ and of static/js
	$(python) -m pytest $(parallel) tests --ignore=tests/browser --cov=app --cov-report=term:skip-covered
	$(deno) test --parallel --no-check --allow-read --coverage=.coverage.js tests/js
	@rm -rf .coverage .coverage.js

texts: .venv/.installed-dev ## collect the texts to translate into locale/
	$(python) -m scripts.texts

wire: .venv/.installed-dev ## write the page's and the client's types from the server's models
	$(python) -m scripts.wire_types

bench: .venv-bench/.installed ## speed, as ratios against peers, of the server and of the page
	@chromium=$$(sh scripts/chromium.sh) && CHROMIUM=$$chromium .venv-bench/bin/python -m bench

screenshots: .venv/.installed-dev ## docs/screenshot.png, and every state of the page into screenshots/
	@chromium=$$(sh scripts/chromium.sh) && export CHROMIUM=$$chromium && \
		$(python) -m scripts.screenshot && $(python) -m scripts.tour && $(python) -m scripts.screenshots

lock: .venv/.installed-dev ## pin the newest versions that pyproject.toml allows
	@$(bin)/uv --version >/dev/null 2>&1 || $(python) -m pip install --quiet --disable-pip-version-check uv
	$(bin)/$(lock) --upgrade pyproject.toml -o requirements.txt
	$(bin)/$(lock) --upgrade --group dev pyproject.toml -o requirements-dev.txt

clean: ## remove .venv and everything that was made
	rm -rf .venv .venv-bench build dist *.egg-info .mypy_cache .ruff_cache .hypothesis .schemathesis tests/.artifacts screenshots
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

help:
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 22

.venv/bin/python:
	@PYTHON="$(PYTHON)" sh scripts/venv.sh .venv

.venv/.installed: requirements.txt | .venv/bin/python
	@echo "installing requirements.txt into .venv …"
	@$(install) --requirement requirements.txt
	@touch $@

# `from frontiere import Client` works in this environment wherever a script lies; in this folder frontiere.py does it.
.venv/.named: .venv/.installed
	@ln -sfn "$(CURDIR)/app" "$$($(python) -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/frontiere"
	@touch $@

# The development lock holds everything of the other, at the same versions.
.venv/.installed-dev: requirements-dev.txt .venv/.installed | .venv/.named
	@echo "installing requirements-dev.txt into .venv …"
	@$(install) --requirement requirements-dev.txt
	@touch $@

# The peers get an environment of their own: what is measured runs there beside them, what is tested never does.
.venv-bench/.installed: requirements-dev.txt
	@PYTHON="$(PYTHON)" sh scripts/venv.sh .venv-bench
	@echo 'installing the peers into .venv-bench: $(peers) …'
	@.venv-bench/bin/$(subst $(bin)/,,$(install)) --requirement requirements-dev.txt
	@.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check $(peers)
	@touch $@
