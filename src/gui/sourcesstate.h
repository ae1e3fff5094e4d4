// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/grouping.h"

#include <QByteArray>
#include <QHash>
#include <QString>

namespace sessionscope::gui {

//! What is remembered of the dock with the groups. Bytes that cannot be read give the defaults.
struct SourcesState
{
    static constexpr int kVersion = 2;

    session::GroupRequest request;
    int chartMode = 0; //!< SourcesChart::Mode
    QHash<QString, QByteArray> looks; //!< of the table, by the set of its columns

    QByteArray toBytes() const;
    static SourcesState fromBytes(const QByteArray &bytes);
};

} // namespace sessionscope::gui
