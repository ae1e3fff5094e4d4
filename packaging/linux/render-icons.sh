#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Renders the application icon to the PNG sizes of the hicolor theme. Run it after a change of
# resources/icons/sessionscope.svg and commit the result, so that packaging needs no renderer.
# Needs rsvg-convert (Debian: librsvg2-bin).
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
for size in 16 24 32 48 64 128 256; do
    rsvg-convert --width "$size" --height "$size" --output "$here/icons/$size.png" \
        "$here/../../resources/icons/sessionscope.svg"
done
