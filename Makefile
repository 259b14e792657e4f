# Warraq: what one types at a fresh clone. `make demo` shows a newspaper, `make test` tries everything.

SHELL := /bin/bash
PORT ?= 8000
NEWSROOM_PORT ?= 8001
ARGS ?=
PYTEST_ARGS ?=

.PHONY: help setup dev demo test lint lock bench

help:
	@echo "make setup   التثبيت في ‎.venv — install into .venv"
	@echo "make demo    صحيفة نموذجية — a sample newspaper (PORT=8000 NEWSROOM_PORT=8001)"
	@echo "make test    كلّ الاختبارات — every test (PYTEST_ARGS=…)"
	@echo "make lint    الأسلوب والأنواع والجدران — style, types, walls"
	@echo "make bench   القياسات — the benchmarks (ARGS=…)"
	@echo "make lock    تثبيت الإصدارات — lock the requirements"

setup: .venv/.installed-base

dev: .venv/.installed-dev

.venv/bin/python:
	@scripts/venv

.venv/.installed-base: requirements/base.txt pyproject.toml | .venv/bin/python
	@scripts/install base

.venv/.installed-dev: requirements/dev.txt pyproject.toml | .venv/bin/python
	@scripts/install dev

demo: setup
	@exec .venv/bin/warraq demo --port $(PORT) --newsroom-port $(NEWSROOM_PORT) $(ARGS)

test: dev
	@scripts/test $(PYTEST_ARGS)

lint: dev
	@scripts/lint

lock: dev
	@scripts/lock

bench: dev
	@for each in $$(grep -l "^def main" benchmarks/[a-z]*.py); do \
		name=$$(basename $$each .py); echo "== $$name"; \
		.venv/bin/python -m benchmarks.$$name $(ARGS) || exit 1; \
	done
