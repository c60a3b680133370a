# make book    set up, execute what changed, build _build/html
# make pdf     the same, then all pages as one file, _build/pdf/deep-learning-by-exercise.pdf
# make test    set up, run every test (what .ci/run calls)
# make lab     set up, open JupyterLab on notebooks/start.md
# make demo    set up, grade a made-up class
# make bench   set up, grade a class beside plain nbgrader, write book/benchmark.md
# make format  format code and notebooks;  make lint only checks
# make interactive  check and build the things to play with (book/interactive, needs npm)
# make lock    choose versions anew: requirements*.txt -> requirements.lock (needs uv)
# make clean   remove all that is built, .venv apart

.PHONY: book pdf test lab demo bench format lint interactive lock clean
.DEFAULT_GOAL := book

# The kernel python3 is that of .venv, whatever this user's own Jupyter knows by that name.
# JupyterLab finds an extension of the course's own in scripts/jupyter.
export JUPYTER_PATH := $(CURDIR)/.venv/share/jupyter:$(CURDIR)/scripts/jupyter
export JUPYTER_PREFER_ENV_PATH := 1
# JupyterLab shows Markdown, such as its start page, as text to read.
export JUPYTER_CONFIG_PATH := $(CURDIR)/scripts/jupyter
# TensorFlow reports its own affairs only where something fails: a word of it on the error channel
# makes nbgrader's Validate fail a cell.
export TF_CPP_MIN_LOG_LEVEL := 3
export TF_ENABLE_ONEDNN_OPTS := 0

book:
	@scripts/setup.sh
	@.venv/bin/coursekit book

pdf:
	@scripts/setup.sh chromium
	@.venv/bin/coursekit book
	@.venv/bin/python scripts/print_book.py

test:
	@scripts/setup.sh bwrap chromium npm
	@.venv/bin/ruff format --check .
	@.venv/bin/ruff check .
	@.venv/bin/pytest -n 2 --dist loadfile

lab:
	@scripts/setup.sh
	@PATH="$(CURDIR)/.venv/bin:$$PATH" .venv/bin/jupyter lab notebooks --LabApp.default_url=/lab/tree/start.md $(if $(filter 0,$(shell id -u)),--allow-root)

demo:
	@scripts/setup.sh bwrap
	@.venv/bin/python scripts/demo.py

bench:
	@scripts/setup.sh bwrap
	@.venv/bin/python scripts/bench.py

format:
	@scripts/setup.sh
	@.venv/bin/ruff format .
	@.venv/bin/ruff check --fix .

lint:
	@scripts/setup.sh
	@.venv/bin/ruff format --check .
	@.venv/bin/ruff check .

interactive:
	@scripts/setup.sh npm
	@.venv/bin/python scripts/export_playthings.py
	@cd book/interactive && npm ci --ignore-scripts --no-audit --no-fund && npm run --silent check && npm run --silent build

lock:
	@grep -v '^-e' requirements.txt | cat - requirements-dev.txt \
	| uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest \
	    --no-header --no-annotate - --output-file requirements.lock
	@sed -i '1i # Exact versions of everything, tests included, for Python 3.11 to 3.13: what setup and CI install.\n# Made from requirements.txt and requirements-dev.txt by "make lock"; do not edit.' requirements.lock

clean:
	rm -rf _build demo .pytest_cache .ruff_cache .hypothesis dask-worker-space
