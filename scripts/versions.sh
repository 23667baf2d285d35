#!/bin/sh
# Runs quick tests on the other versions of Python that this machine has; says which it has not.
#
#   scripts/versions.sh              the newest of 3.12 and 3.13 that is here
#   scripts/versions.sh 3.14         that one
#   scripts/versions.sh --set-up     only their packages
#
# A version's packages go into build/venv-VERSION, from the same locks, and stay there: what the
# program needs and what starts these tests. The checks' tools and the browser's driver, two thirds
# of all by size, are not among them.
set -eu
unset CDPATH
cd "$(dirname "$0")/.."

# Every module is loaded; reading, figures, setting and PDF are tried by what is quick of each; then a
# page is really planned and built, whose words are said. What does not depend on the version (what
# reads sources) and what is long is left out: these take the cores from the other tests.
tests="tests/setup/test_every_module.py tests/data tests/pdf tests/content/test_reader_bad.py"
tests="$tests tests/text/test_spacing.py"
tools="hypothesis iniconfig pluggy pytest pytest-timeout sortedcontainers"

wanted() { # -> the lock of the program and the entries of these tools, one lock
    cat requirements.lock
    awk -v tools="$tools" 'BEGIN { split(tools, names, " "); for (one in names) mine[names[one]] }
        /^[^ #]/ { split($1, name, "=="); taken = name[1] in mine } taken' requirements-dev.lock
}

find_python() { # version -> sets python, empty where there is none
    python=
    # A name on the PATH proves nothing (version managers leave shims): each is run.
    for candidate in "python$1" "${PYENV_ROOT:-$HOME/.pyenv}"/versions/"$1".*/bin/python3; do
        if "$candidate" -c 'import ensurepip, venv' >/dev/null 2>&1; then
            python=$candidate
            return
        fi
    done
}

only=all
if [ "${1:-}" = --set-up ]; then
    only=set-up
    shift
fi
if [ $# = 0 ]; then # the oldest that holds is tried by all tests, the newest by these
    set -- 3.13
    find_python 3.13
    [ -n "$python" ] || set -- 3.12
fi
try_version() { # version python -> its packages, its tests, a page; fails where one of them does
    venv=build/venv-$1
    wanted >"$venv.lock" || return
    if ! cmp -s "$venv.lock" "$venv/installed.lock"; then
        echo "versions: installing the packages that these tests need for Python $1"
        # Its own pip: that of an older Python does not run on a newer one (Debian's 23.0 on 3.13).
        "$2" -m venv --clear "$venv" || return
        "$venv/bin/python" -m pip install --quiet --no-input \
            --disable-pip-version-check --require-hashes -r "$venv.lock" </dev/null || return
        cp "$venv.lock" "$venv/installed.lock" || return
    fi
    [ $only = all ] || return 0
    echo "versions: quick tests on Python $1"
    # shellcheck disable=SC2086  # one word a path
    "$venv/bin/python" -m pytest -p no:cacheprovider --assert=plain $tests || return
    "$venv/bin/python" build_pdf.py build tests/editions/small --only download --out "$venv/page"
}

# Side by side, a process each; what they say is shown one after the other.
mkdir -p build
begun=
for version; do
    if .venv/bin/python -c "import sys; sys.exit('%d.%d' % sys.version_info[:2] != '$version')"; then
        echo "versions: .venv is Python $version, which all tests run on"
        continue
    fi
    find_python "$version"
    if [ -z "$python" ]; then
        echo "versions: no Python $version here"
        continue
    fi
    try_version "$version" "$python" >"build/versions-$version.log" 2>&1 &
    begun="$begun $version:$!"
done
failed=
for one in $begun; do
    wait "${one#*:}" || failed="$failed ${one%:*}"
    cat "build/versions-${one%:*}.log"
done
[ -z "$failed" ] || {
    echo "versions: tests fail on Python$failed" >&2
    exit 1
}
