# Seven things to do here; each sets up what it needs first.
.PHONY: run test tour audit bench faults package setup

PYTHON := .venv/bin/python
export QT_LOGGING_RULES ?= qt.qpa.*=false

setup:
	@bash .ci/setup

run: setup
	@$(PYTHON) -m kiosk run --try

test: setup
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m tests

tour: setup
	@rm -rf out/tour
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m kiosk tour --out out/tour/portrait --size 1080x1920
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m kiosk tour --out out/tour/landscape --size 1366x768

audit: setup
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m tests.audit

bench: setup
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m tests.bench

faults: setup
	@$(PYTHON) -m pytest -q -s tests/faults --long

package: setup
	@$(PYTHON) -m PyInstaller --noconfirm --log-level WARN build.spec
	@! find dist \( -iname '*virtualkeyboard*' -o -iname '*qt6qml*' -o -iname '*qt6quick*' -o -iname '*qt6network*' \) | grep .
	@QT_QPA_PLATFORM=offscreen dist/motcua-kiosk/motcua-kiosk procedures list
	@du -sh dist/motcua-kiosk
