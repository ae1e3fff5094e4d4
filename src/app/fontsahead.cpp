// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fontsahead.h"

#include <QLibrary>

namespace sessionscope::app {

using namespace Qt::Literals::StringLiterals;

std::jthread readFontsAhead()
{
    // Qt Gui brings the library along. What it has read it keeps, and Qt's own call finds it.
    using Init = int (*)();
    QLibrary fontconfig(u"fontconfig"_s, 1);
    const auto init = reinterpret_cast<Init>(fontconfig.resolve("FcInit"));
    if (!init)
        return {};
    return std::jthread([init] { init(); });
}

} // namespace sessionscope::app
