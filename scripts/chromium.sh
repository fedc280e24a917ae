#!/bin/sh
# Prints the path of a Chromium for the browser tests; installs one with apt-get where there is none.
set -eu

find_one() {
    for candidate in chromium chromium-browser google-chrome google-chrome-stable \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
        "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
        command -v "$candidate" && return 0
    done
    return 1
}

if [ -n "${CHROMIUM:-}" ]; then
    command -v "$CHROMIUM" && exit 0
    echo "CHROMIUM=$CHROMIUM is no program that can be run." >&2
    exit 1
fi

find_one && exit 0

if command -v apt-get >/dev/null; then
    echo "no Chromium found: installing it with apt-get …" >&2
    as_root=""
    [ "$(id -u)" = 0 ] || as_root="sudo"
    if $as_root apt-get update -qq >&2 &&
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium >&2; then
        find_one && exit 0
    fi
fi

echo "The browser tests need Chromium or Chrome, and none could be found or installed." >&2
echo "Install one, or name one: make test CHROMIUM=/path/to/chromium" >&2
exit 1
