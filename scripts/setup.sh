#!/usr/bin/env bash
# Make .venv and install the exact versions of requirements.lock; done already, it does nothing.
#
#     scripts/setup.sh [PROGRAM...]
#
# PROGRAM is a program that the caller needs besides: bwrap (the grader's sandbox), chromium (browser
# tests) or npm (the things to play with). It is installed from Debian's packages where this user may, else it is named.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf '==> %s\n' "$*" >&2; }
die() { printf 'setup: %s\n' "$*" >&2; exit 1; }

install_packages() {
    local as_root=()
    command -v apt-get > /dev/null || return 1
    if [ "$(id -u)" -ne 0 ]; then
        sudo -n true 2> /dev/null || return 1
        as_root=(sudo -n)
    fi
    say "installing Debian packages: $*"
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq >&2 || true
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "$@" >&2
}

# A Python that the lock is made for. PYTHON names another one.
suits() { "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2> /dev/null; }
find_python() {
    local candidate
    for candidate in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
        if suits "$candidate"; then echo "$candidate"; return; fi
    done
    die "no Python 3.11, 3.12 or 3.13 found (looked for: ${PYTHON:-python3 python3.13 python3.12 python3.11})." \
        "Install one, or name it: PYTHON=/path/to/python make ..."
}

missing=() packages=()
for program in "$@"; do
    case "$program" in
        bwrap) command -v bwrap > /dev/null || { missing+=(bwrap); packages+=(bubblewrap); } ;;
        chromium)
            command -v chromium > /dev/null || command -v google-chrome > /dev/null ||
                { missing+=(chromium); packages+=(chromium fonts-dejavu-core); } ;;
        npm) command -v npm > /dev/null || { missing+=(npm); packages+=(nodejs npm); } ;;
        *) die "unknown program $program: bwrap, chromium and npm are known." ;;
    esac
done
if [ ${#missing[@]} -gt 0 ]; then
    install_packages "${packages[@]}" ||
        die "missing ${missing[*]}. As root, run: apt-get install ${packages[*]}"
fi

# A .venv whose Python is gone, or of a version that the lock is not for, is made again.
if [ -e .venv ] && ! suits .venv/bin/python; then
    say "making .venv again: its Python does not run, or is none of 3.11 to 3.13"
    rm -rf .venv
fi
if [ ! -e .venv ]; then
    python=$(find_python)
    if ! "$python" -c 'import ensurepip, venv' 2> /dev/null; then
        version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        install_packages "python$version-venv" ||
            die "$python cannot make a virtual environment. As root, run: apt-get install python$version-venv"
    fi
    say "making .venv with $("$python" --version)"
    "$python" -m venv .venv
fi

# What is installed is remembered only when all of it is, so a broken run is taken up again.
stamp=.venv/installed
wanted=$(cat requirements.lock pyproject.toml | sha256sum | cut -d ' ' -f 1)
if [ "$(cat "$stamp" 2> /dev/null)" != "$wanted" ]; then
    rm -f "$stamp"
    say "installing $(grep -c '==' requirements.lock) packages into .venv (a few minutes the first time)"
    .venv/bin/python -m pip install --disable-pip-version-check -r requirements.lock |
        sed -u '/^Requirement already satisfied/d; /^Ignoring /d; /^Looking in /d' >&2
    .venv/bin/python -m pip install --disable-pip-version-check --quiet \
        --no-deps --no-build-isolation -e . >&2
    echo "$wanted" > "$stamp"
fi
