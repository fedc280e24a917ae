#!/bin/sh
# Prints the path of a Firefox for the browser test. Where there is none, the build server and root install one with
# apt-get; on other machines that one test is skipped.
set -eu

find_one() {
    for candidate in firefox-esr firefox "/Applications/Firefox.app/Contents/MacOS/firefox"; do
        command -v "$candidate" && return 0
    done
    return 1
}

if [ -n "${FIREFOX:-}" ]; then
    command -v "$FIREFOX" && exit 0
    echo "FIREFOX=$FIREFOX is no program that can be run." >&2
    exit 1
fi

find_one && exit 0

if command -v apt-get >/dev/null && { [ -n "${CI:-}" ] || [ "$(id -u)" = 0 ]; }; then
    echo "no Firefox found: installing it with apt-get …" >&2
    as_root=""
    [ "$(id -u)" = 0 ] || as_root="sudo"
    $as_root apt-get update -qq >&2 || true
    for package in firefox-esr firefox; do
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$package" >&2 &&
            break
    done
fi

find_one && exit 0

echo "no Firefox found: its test is skipped. Install one, or name one: make test FIREFOX=/path/to/firefox" >&2
[ -z "${CI:-}" ]
