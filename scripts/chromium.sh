#!/bin/sh
# Prints the path of a Chromium for the browser tests; installs one with apt-get where there is none.
# Debian's headless shell comes first: it opens a page at half the price of the whole browser.
set -eu

find_one() {
    for candidate in chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable \
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

# The build server takes the shell even where there is a whole browser; a person's machine is left as it is.
{ [ -z "${CI:-}" ] || command -v chromium-headless-shell >/dev/null; } && find_one && exit 0

if command -v apt-get >/dev/null; then
    echo "no Chromium of that kind found: installing it with apt-get …" >&2
    as_root=""
    [ "$(id -u)" = 0 ] || as_root="sudo"
    $as_root apt-get update -qq >&2 || true
    for package in chromium-headless-shell chromium; do
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$package" >&2 &&
            break
    done
fi

find_one && exit 0

echo "The browser tests need Chromium or Chrome, and none could be found or installed." >&2
echo "Install one, or name one: make test CHROMIUM=/path/to/chromium" >&2
exit 1
