UV := $(shell command -v uv || echo .venv/bin/uv)
.PHONY: setup run test check fix bench crash model
setup: ; $(UV) sync --locked --inexact && $(UV) run pre-commit install
run: ; $(UV) run auditbot playground
test: ; $(UV) run pytest
check: ; $(UV) run ruff check && $(UV) run ruff format --check && $(UV) run mypy && $(UV) run lint-imports
fix: ; $(UV) run ruff check --fix && $(UV) run ruff format
bench: ; $(UV) run python -m benchmarks && $(UV) run python -m benchmarks.digests && $(UV) run python -m benchmarks.concerns && $(UV) run python -m benchmarks.months && $(UV) run python -m benchmarks.deliveries
crash: ; $(UV) run python -m tests.crash
model: ; AUDITBOT_MODEL_RUNS=100 $(UV) run pytest tests/model -k without
