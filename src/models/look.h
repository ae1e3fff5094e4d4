// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings.h"
#include "session/order.h"

#include <QByteArray>
#include <QJsonObject>
#include <QStringList>

#include <optional>
#include <vector>

namespace sessionscope::models {

//! One column of the table of sessions.
struct ColumnLook
{
    session::Column column;
    int width = 0; //!< pixels; 0: what fits
    bool isShown = false;

    friend bool operator==(const ColumnLook &, const ColumnLook &) = default;
};

inline constexpr int kMinZoom = 50; //!< percent
inline constexpr int kMaxZoom = 200;
inline constexpr int kMaxColumnWidth = 4000; //!< pixels: wider than any screen
inline constexpr qsizetype kMaxLookBytes =
    qsizetype(64) * 1024; //!< of what Qt or a dock has saved as bytes
inline constexpr qsizetype kMaxActiveRules = 32; //!< colour rules, see live/colorrules.h

//! How a page looks, as far as it is remembered. What nobody has chosen yet is left out, and is
//! then as the program proposes.
struct Look
{
    //! In the order on the screen, each column of the program once and at least one shown; empty:
    //! none are remembered.
    std::vector<ColumnLook> columns;
    session::SortSpec sort; //!< each column once
    QByteArray docks; //!< as of QMainWindow::saveState()
    QByteArray sources; //!< as of gui::SourcesState
    std::optional<Settings::RowDensity> density;
    std::optional<int> zoom; //!< percent, kMinZoom .. kMaxZoom
    std::optional<QStringList> rules; //!< ids of the colour rules in force, see live/colorrules.h

    friend bool operator==(const Look &, const Look &) = default;
};

//! \a before with \a look in it; members that are none of a look's stay.
QJsonObject toJson(const Look &look, QJsonObject before = {});

//! What can be used of \a json; \a repairs counts what could not, or was changed to be used:
//! unknown and doubled columns, impossible widths, members of another type. Columns that \a json
//! does not have, of a newer version of the program, stand at the end as they would at first.
//! Whatever \a json is, the look keeps what it promises.
Look lookFrom(const QJsonObject &json, int *repairs = nullptr);

//! \a look with what only \a base remembers.
Look completed(Look look, const Look &base);

} // namespace sessionscope::models
