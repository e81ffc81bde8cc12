# Debian 12 with Swift 6.3, git and make is all that is needed; `make setup` installs the rest.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.ONESHELL:
.DEFAULT_GOAL := help
.PHONY: help setup setup-test run test check format bench pictures

PORT ?= 8080
# libvips-tools decodes photos; the tests make some with it. Leaflet draws the maps of the pages, qrencode the codes of signs.
PACKAGES := libspatialite-dev libproj-dev libsqlite3-dev pkg-config spatialite-bin ca-certificates curl libvips-tools \
    libjs-leaflet libjs-leaflet.markercluster qrencode
# The tests open a database as a GIS does, the pages as a browser does, and a signed message as its receiver does.
TEST_PACKAGES := gdal-bin python3-qgis chromium fonts-dejavu-core python3-venv jq zbar-tools poppler-utils
OUTSIDE := .build/outside
# A debug build leaves C as slow as Swift, and digests of passwords are C that is meant to be slow: seconds for every sign-in of a test.
FAST_C := -Xcc -O2
SWIFT_FILES := Sources Tests Benchmarks schema Package.swift
LYKTA := .build/release/lykta
DEMO := .build/demo

help: ## Lists these targets.
	@sed -nE 's/^([a-z]+):.*## (.*)/  make \1\t\2/p' Makefile

setup: NEEDED := $(PACKAGES)
setup: ## Installs the Debian packages that are lacking.
setup-test: NEEDED := $(TEST_PACKAGES)
setup setup-test:
	@command -v swift >/dev/null || { echo "Swift 6.3 is needed: https://www.swift.org/install/linux/" >&2; exit 1; }
	lacking=()
	for package in $(NEEDED); do
	    status=$$(dpkg-query --show --showformat='$${db:Status-Status}' "$$package" 2>/dev/null || true)
	    [[ $$status == installed ]] || lacking+=("$$package")
	done
	if (( $${#lacking[@]} )); then
	    root=()
	    if (( EUID != 0 )); then
	        command -v sudo >/dev/null || { echo "As root: apt-get install $${lacking[*]}" >&2; exit 1; }
	        root=(sudo)
	    fi
	    install=("$${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends)
	    "$${install[@]}" "$${lacking[@]}" || { "$${root[@]}" apt-get update; "$${install[@]}" "$${lacking[@]}"; }
	fi

# A receiver's own libraries and the browser's driver, as Tests/Outside/requirements.txt pins them.
$(OUTSIDE)/requirements.txt: Tests/Outside/requirements.txt | setup-test
	@python3 -m venv --clear $(OUTSIDE)
	$(OUTSIDE)/bin/pip install --quiet --disable-pip-version-check -r $<
	cp $< $@

run: setup ## Builds Lykta, makes a demo database the first time, and serves it on PORT (8080).
	@swift build -c release --product lykta
	if [[ ! -d $(DEMO) ]]; then
	    rm -rf $(DEMO).new
	    install -d -m 700 $(DEMO).new
	    echo "Making a demo database: a made-up Olofström with two years of reports."
	    $(LYKTA) demo --database $(DEMO).new/lykta.sqlite
	    mv $(DEMO).new $(DEMO)
	fi
	if [[ ! -s $(DEMO)/key ]]; then
	    (umask 077; $(LYKTA) keys add --database $(DEMO)/lykta.sqlite --name demo \
	        --scope report:write report:read case:write >$(DEMO)/key.new)
	    mv $(DEMO)/key.new $(DEMO)/key
	fi
	if [[ ! -s $(DEMO)/password ]]; then
	    (umask 077; $(LYKTA) users add --database $(DEMO)/lykta.sqlite --name 'Demo' --email demo@example.se \
	        --role triage:1060 --role planner:1060 --role admin:1060 >$(DEMO)/password.new)
	    mv $(DEMO)/password.new $(DEMO)/password
	fi
	# A demo that an earlier version made has no key for its originals yet.
	if [[ ! -e $(DEMO)/lykta.sqlite.originals ]]; then
	    $(LYKTA) originals make-key --database $(DEMO)/lykta.sqlite
	fi
	echo
	echo "Report  http://127.0.0.1:$(PORT)/rapportera"
	echo "Staff   http://127.0.0.1:$(PORT)/logga-in    demo@example.se, password $$(<$(DEMO)/password)"
	echo "API     http://127.0.0.1:$(PORT)/api/v1/    key in $(DEMO)/key"
	echo "Try     curl -H 'Authorization: Bearer $$(<$(DEMO)/key)' 'http://127.0.0.1:$(PORT)/api/v1/reports?near=14.5306,56.2767&radius=500'"
	echo "Stop    Ctrl-C; start over: rm -r $(DEMO)"
	echo
	# The units of the demo are made up: nothing is sent to them.
	export LYKTA_DELIVERY_ENABLED=false
	# This server answers this machine alone, without https.
	export LYKTA_SESSION_SECURE=false
	exec $(LYKTA) serve --database $(DEMO)/lykta.sqlite --port $(PORT)

# `swift build` says "Build complete!" even when it refuses an import: only its exit status counts.
check: setup ## Checks imports and form, and builds everything with warnings as errors.
	@.ci/check-imports
	swift format lint --strict --recursive --parallel $(SWIFT_FILES)
	swift build --build-tests $(FAST_C) --explicit-target-dependency-import-check error

test: check setup-test $(OUTSIDE)/requirements.txt ## The gate: check, then every test; a skipped test is a failure.
	# Those of Delivery watch a clock all the time and go alone; of the others a few at a time.
	@swift test --skip-build --filter '^DeliveryTests\.' 2>&1 | tee .build/test.log
	swift test --skip-build --skip '^DeliveryTests\.' --experimental-maximum-parallelization-width 6 2>&1 \
	    | tee -a .build/test.log
	if grep -E '^[^[:alnum:]]*(Test|Suite) .* (skipped\.|skipped: ".*"|was cancelled after .*)$$' .build/test.log \
	    || grep -E 'with [1-9][0-9]* tests? skipped' .build/test.log; then
	    echo "A test was skipped: green must mean that it ran." >&2
	    exit 1
	fi
	[ "$$(grep -cE 'Test run with [1-9]' .build/test.log)" -eq 2 ] || { echo "No test ran." >&2; exit 1; }
	# The pages as a browser has them.
	$(OUTSIDE)/bin/pytest -q Tests/Outside 2>&1 | tee .build/outside.log
	if ! tail -n 1 .build/outside.log | grep -qE '^[1-9][0-9]* passed in '; then
	    echo "A test of the pages failed or was skipped." >&2
	    exit 1
	fi

pictures: setup-test $(OUTSIDE)/requirements.txt ## Takes the pictures of docs/, and one of every page into .build/screenshots, with the debug build.
	@$(OUTSIDE)/bin/pytest -q Tests/Outside/pictures.py Tests/Outside/screenshots.py Tests/Outside/screenshots_planning.py

format: ## Formats all Swift files in place.
	@swift format --in-place --recursive --parallel $(SWIFT_FILES)

bench: setup ## Measures Lykta beside its peers.
	@Benchmarks/run
	Benchmarks/statistics
