#!/bin/sh
# Runs quick tests on the other versions of Python that this machine has; says which it has not.
#
#   scripts/versions.sh              3.12 and 3.13
#   scripts/versions.sh 3.14         that one
#
# A version's packages go into build/venv-VERSION, from the same lock, and stay there.
set -eu
unset CDPATH
cd "$(dirname "$0")/.."

# Reading, figures, setting, PDF: each room's own code, without the long builds.
tests="tests/setup tests/words tests/text tests/data tests/content tests/pdf tests/plan/test_golden.py"

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

[ $# -gt 0 ] || set -- 3.12 3.13
failed=
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
    venv=build/venv-$version
    if ! cmp -s requirements-dev.lock "$venv/requirements-dev.lock"; then
        echo "versions: installing the packages of requirements-dev.lock for Python $version"
        "$python" -m venv --clear "$venv"
        "$venv/bin/python" -m pip install --quiet --no-input --disable-pip-version-check \
            --require-hashes -r requirements-dev.lock </dev/null
        cp requirements-dev.lock "$venv/"
    fi
    echo "versions: quick tests on Python $version"
    # shellcheck disable=SC2086  # one word a path
    "$venv/bin/python" -m pytest -n 2 -p no:cacheprovider $tests || failed="$failed $version"
done
[ -z "$failed" ] || {
    echo "versions: tests fail on Python$failed" >&2
    exit 1
}
