#!/bin/sh
# Renews requirements.lock and requirements-dev.lock from pyproject.toml, with hashes.
#
#   scripts/lock.sh              keeps the versions that still fit
#   scripts/lock.sh --upgrade    takes the newest
#
# Run with the oldest Python the project supports, so that the lock suits all of them.
set -eu
unset CDPATH
cd "$(dirname "$0")/.."

tools=build/lock-venv
if [ ! -x $tools/bin/pip-compile ]; then
    "${PYTHON:-python3.11}" -m venv --clear $tools
    $tools/bin/python -m pip install --quiet --disable-pip-version-check 'pip-tools>=7.4'
fi

# No file names a registry: neither address nor folder of this machine.
compile() { # arguments of pip-compile
    CUSTOM_COMPILE_COMMAND="make lock" $tools/bin/python -m piptools compile --quiet \
        --generate-hashes --strip-extras --no-emit-index-url --no-emit-find-links \
        --no-emit-trusted-host "$@" pyproject.toml </dev/null
}
compile --output-file=requirements.lock "$@"
compile --output-file=requirements-dev.lock --extra=dev --constraint=requirements.lock "$@"
for lock in requirements.lock requirements-dev.lock; do
    sed -e '/^--/d' $lock >build/lock.tmp
    cat build/lock.tmp >$lock # keeps the file's mode
done
rm build/lock.tmp
