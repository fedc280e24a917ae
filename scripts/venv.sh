#!/bin/sh
# Makes a virtual environment at $1 with the first Python of 3.11 or newer, or with $PYTHON.
set -eu

found=""
for candidate in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
    version=$("$candidate" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || continue
    found="$found $candidate ($version)"
    "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || continue
    if ! "$candidate" -c 'import ensurepip, venv' 2>/dev/null; then
        echo "Python $version ($candidate) cannot make a virtual environment: its venv module is missing." >&2
        echo "On Debian and Ubuntu: apt-get install python$version-venv" >&2
        exit 1
    fi
    echo "making $1 with Python $version ($candidate) …"
    rm -rf "$1"
    exec "$candidate" -m venv "$1"
done

echo "Frontière needs Python 3.11 or newer; found:${found:- no Python at all}." >&2
echo "Install one, or name one: make run PYTHON=/path/to/python3.12" >&2
exit 1
