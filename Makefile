# Needs Python 3.11 or later and make, nothing else: each target sets up $(VENV) first, and again when
# pyproject.toml or constraints.txt has changed. PYTHON=… chooses the Python, VENV=… the folder, ARGS=… is
# handed on to the command.

SHELL := /bin/sh
MAKEFLAGS += --no-print-directory
VENV ?= .venv
PYTHON ?=
ARGS ?=
BIN = $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help chat run test lint types bench clean ready

help: ## Danh sách lệnh / this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-7s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

chat: ready ## Trò chuyện thử, không cần mã bot, không cần mạng / try the bot here: no token, no network
	@exec $(BIN)/dean161 chat $(ARGS)

run: ready ## Chạy bot trên Telegram, cần BOT_TOKEN / the bot on Telegram, with BOT_TOKEN
	@exec $(BIN)/dean161 run $(ARGS)

test: ready ## Chạy kiểm thử / the tests
	@$(BIN)/python -m pytest $(ARGS)

lint: ready ## Kiểm tra cách viết mã / the style of the code
	@$(BIN)/python -m ruff check . && $(BIN)/python -m ruff format --check .

types: ready ## Kiểm tra kiểu dữ liệu / the types
	@$(BIN)/python -m mypy

bench: ready ## Đo tốc độ / the speed
	@for script in benchmarks/*.py; do $(BIN)/python "$$script" $(ARGS) || exit 1; done

clean: ## Xóa môi trường và tệp tạm, giữ data/ / remove what was made, but not data/
	@$(OURS) && rm -rf "$(VENV)" || [ ! -e "$(VENV)" ] || echo "$(VENV): $(NOT_OURS)" >&2
	@rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist *.egg-info
	@find bot handlers knowledge tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

# ---- The virtual environment -------------------------------------------------------------------------------
# Everything here speaks on standard error and reads nothing: what `make chat` prints and reads is the
# conversation alone.

# Written at the end of a set-up. It names the folder, as an environment that was copied points to the old one.
STAMP = $(VENV)/.ready
# Stands while a set-up runs: an environment that still has it was left half made.
HALF = $(VENV)/.half-made

# All there: the folder's own console command, and libraries of each kind.
SOUND = [ "$$(cat "$(STAMP)" 2>/dev/null)" = "$(CURDIR)" ] && [ -x "$(BIN)/dean161" ] && "$(BIN)/python" -Pc '$(FIND)' 2>/dev/null
FIND = import sys; from importlib.util import find_spec; \
	sys.exit(not all(map(find_spec, ("bot", "click", "pip", "pydantic", "pytest", "telegram"))))
UP_TO_DATE = [ ! -e "$(HALF)" ] && [ "$(STAMP)" -nt pyproject.toml ] && [ "$(STAMP)" -nt constraints.txt ] && $(SOUND)
# A virtual environment, or the beginnings of one: no other folder is ever removed.
OURS = { [ -e "$(VENV)/pyvenv.cfg" ] || [ -e "$(HALF)" ]; }
NOT_OURS = không phải môi trường ảo, nên để nguyên / not a virtual environment, so it was left alone
NO_PYTHON = Cần Python 3.11 trở lên, có venv: cài đặt rồi chạy lại, hoặc dùng make PYTHON=… / \
	Python 3.11 or later with venv is needed: install it, or say make PYTHON=…
WAIT = Đang chuẩn bị $(VENV), chỉ một lần, chừng một phút… / Setting up $(VENV), once, about a minute…
FAILED = Chưa cài được thư viện; chạy lại khi có mạng / The libraries could not be installed; try again when online
USABLE = import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))
# Two targets at once take turns. The lock is on a file that is there anyway, and ends with the process.
IN_TURN = import fcntl, os, sys; f = open("pyproject.toml"); fcntl.flock(f, fcntl.LOCK_EX); \
	os.set_inheritable(f.fileno(), True); os.execvp(sys.argv[1], sys.argv[1:])

ready:
	@{ $(UP_TO_DATE); } </dev/null && exit; \
	for python in $(or $(PYTHON),python3.11 python3 python3.13 python3.12 python); do \
		"$$python" -c '$(USABLE)' </dev/null >/dev/null 2>&1 && break; python=; \
	done; \
	[ "$$python" ] || { echo "$(NO_PYTHON)" >&2; exit 1; }; \
	"$$python" -c '$(IN_TURN)' $(MAKE) -s set-up USE="$$python" </dev/null >&2

.PHONY: set-up
set-up:
	@{ $(UP_TO_DATE); } && exit; \
	echo "$(WAIT)"; \
	if [ -e "$(HALF)" ] || ! "$(BIN)/python" -m pip --version >/dev/null 2>&1 || { [ -s "$(STAMP)" ] && ! { $(SOUND); }; }; then \
		if $(OURS); then rm -rf "$(VENV)"; fi; \
		rmdir "$(VENV)" 2>/dev/null; \
		[ ! -e "$(VENV)" ] || { echo "$(VENV): $(NOT_OURS)"; exit 1; }; \
	fi; \
	rm -f "$(STAMP)"; \
	mkdir -p "$(VENV)" && : >"$(HALF)" \
	&& { [ -e "$(VENV)/pyvenv.cfg" ] || "$(USE)" -m venv "$(VENV)"; } \
	&& { PIP_CONSTRAINT=constraints.txt "$(BIN)/python" -m pip install --quiet --no-input \
		--disable-pip-version-check --editable '.[dev]' || { echo "$(FAILED)"; exit 1; }; } \
	&& printf '%s' "$(CURDIR)" >"$(STAMP)" && rm -f "$(HALF)"
