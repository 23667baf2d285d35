#!/bin/sh
# Makes this clone ready to run: system libraries, .venv, locked Python packages.
#
#   scripts/setup.sh runtime     what the program needs
#   scripts/setup.sh dev         the same, and what the checks need
#   scripts/setup.sh venv        only .venv, with no package in it yet
#
# PYTHON=/path/to/python chooses the interpreter; else the first Python 3.11+ found.
# Where all is there it changes nothing and asks no package manager.
set -eu
unset CDPATH
cd "$(dirname "$0")/.."

case "${1:-}" in
    runtime) lock=requirements.lock ;;
    dev) lock=requirements-dev.lock ;;
    venv) lock= ;;
    *)
        echo "usage: scripts/setup.sh runtime|dev|venv" >&2
        exit 2
        ;;
esac

say() { printf 'set-up: %s\n' "$*"; }
die() {
    printf 'set-up: %s\n' "$*" >&2
    exit 1
}

manager=none
if [ "$(uname -s)" = Darwin ]; then
    # Homebrew's folders, also where the shell's profile does not name them.
    PATH="$PATH:/opt/homebrew/bin:/usr/local/bin"
    if command -v brew >/dev/null 2>&1; then
        manager=brew
        brew_lib="$(brew --prefix)/lib"
        # Only Homebrew's own Python looks there by itself.
        export DYLD_FALLBACK_LIBRARY_PATH="$brew_lib:/usr/local/lib:/usr/lib"
    fi
elif command -v apt-get >/dev/null 2>&1; then
    manager=apt
fi

# --- package managers -------------------------------------------------------------------

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

lists_renewed=no
failing=die # say: what cannot be installed can be done without
install_packages() { # package...
    case $manager in
        apt)
            if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null 2>&1; then
                $failing "this needs root, and there is no sudo; run as root, then try again:" \
                    "apt-get install $*"
                return
            fi
            say "installing with apt-get: $*"
            if [ $lists_renewed = no ]; then
                as_root apt-get -qq update </dev/null ||
                    say "apt-get update failed; going on with the lists that are there"
                lists_renewed=yes
            fi
            as_root env DEBIAN_FRONTEND=noninteractive \
                apt-get -qq install -y --no-install-recommends "$@" </dev/null ||
                $failing "apt-get could not install: $*"
            ;;
        brew)
            say "installing with Homebrew: $*"
            brew install "$@" </dev/null || $failing "Homebrew could not install: $*"
            ;;
        none)
            $failing "missing, by Debian's names: $*. There is neither apt-get nor Homebrew here to" \
                "install them with: please install them by hand, then run the same command again."
            ;;
    esac
}

# --- Python -----------------------------------------------------------------------------

# A name on the PATH proves nothing (version managers leave shims): each is run.
suits() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }
has_venv() { "$1" -c 'import ensurepip, venv' >/dev/null 2>&1; }

find_python() { # sets python: one that can make a venv, else one that could, else empty
    python=
    if [ -n "${PYTHON:-}" ]; then
        suits "$PYTHON" || die "PYTHON=$PYTHON is not Python 3.11 or newer"
        python=$PYTHON
        return
    fi
    for candidate in python3.13 python3.12 python3.11 python3.14 python3; do
        suits "$candidate" || continue
        if has_venv "$candidate"; then
            python=$candidate
            return
        fi
        python=${python:-$candidate}
    done
}

make_venv() {
    find_python
    if [ -z "$python" ]; then
        if [ $manager = brew ]; then
            install_packages python@3.13
        else
            install_packages python3 python3-venv
        fi
        find_python
        [ -n "$python" ] || die "no Python 3.11 or newer found, and this system's own is older"
    fi
    if ! has_venv "$python"; then
        # Debian keeps venv in a package of its own, one for each version.
        install_packages "$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
        has_venv "$python" || die "$python has no venv and ensurepip modules"
    fi
    say "making .venv with $("$python" --version)"
    "$python" -m venv --clear .venv
}

# --- the steps --------------------------------------------------------------------------

suits .venv/bin/python || make_venv
[ -n "$lock" ] || exit 0

if [ $manager = brew ]; then
    # So that .venv/bin/python finds Homebrew's libraries however it is started.
    site=$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
    printf 'import os; os.environ.setdefault("DYLD_FALLBACK_LIBRARY_PATH", "%s")\n' \
        "$DYLD_FALLBACK_LIBRARY_PATH" >"$site/homebrew.pth"
fi

probe=$manager
[ $manager != none ] || probe=apt
if ! needed=$(.venv/bin/python -I layout/edition/system.py $probe); then
    [ -n "$needed" ] || die "layout/edition/system.py failed"
    # shellcheck disable=SC2086  # one word a package
    install_packages $needed
    needed=$(.venv/bin/python -I layout/edition/system.py $probe) ||
        die "installed, but the libraries of these packages still do not load: $needed"
fi

# What only tests start. Without it they skip themselves and say so.
if [ "$1" = dev ] && ! wanted=$(.venv/bin/python -I layout/edition/system.py $probe tests); then
    failing=say
    # shellcheck disable=SC2086  # one word a package
    install_packages $wanted
fi

# Modules as Python keeps them: where it may not write them (PYTHONDONTWRITEBYTECODE, another user)
# it compiles them at every start of the program, 0.8 s of the cores. Those that stand it leaves.
compile() {
    [ ! -f build_pdf.py ] || # the container's first step has no program yet
        .venv/bin/python -m compileall -qq build_pdf.py content charts fonts layout ||
        say "modules cannot be kept compiled here: each start takes a second longer"
}

# The lock that was installed is kept in .venv; requirements-dev.lock contains the other.
if cmp -s $lock .venv/$lock ||
    { [ $lock = requirements.lock ] && cmp -s requirements-dev.lock .venv/requirements-dev.lock; }; then
    compile
    exit 0
fi
.venv/bin/python -m pip --version >/dev/null 2>&1 || make_venv
say "installing the packages of $lock"
rm -f .venv/requirements.lock .venv/requirements-dev.lock
.venv/bin/python -m pip install --quiet --no-input --disable-pip-version-check \
    --require-hashes -r $lock </dev/null || die "pip could not install $lock"
cp $lock .venv/$lock
compile
