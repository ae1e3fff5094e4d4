// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace sessionscope::models {
class SessionTableModel;
}

namespace sessionscope::gui {

class SessionsView;

//! What sessions become on the clipboard.
enum class CopyFormat : quint8 {
    TabSeparated,
    Csv, //!< the Standard preset, with a header
    Json,
    Markdown,
    Addresses, //!< distinct sources
    Blocks, //!< the fewest CIDR blocks of them
    DisconnectCommands, //!< CLIENT KILL ADDR, as text only
};

//! Puts sessions on the clipboard, in the columns and the order that the view shows.
class SessionCopy final : public QObject
{
    Q_OBJECT

public:
    //! Both outlive this object.
    SessionCopy(const SessionsView &view, const models::SessionTableModel &sessions);

    //! The selected sessions, without any the current one. Many of them become text on another
    //! thread, and are on the clipboard a moment later.
    void copyRows(CopyFormat format = CopyFormat::TabSeparated);
    //! The raw value of the current cell.
    void copyCell() const;

    //! More are not copied: the clipboard of many systems keeps some copies of its text in memory.
    static constexpr std::size_t kMaxRows = 200'000;

signals:
    //! One sentence on what is on the clipboard now, or why nothing is.
    void done(const QString &message);

private:
    const SessionsView &m_view;
    const models::SessionTableModel &m_sessions;
};

} // namespace sessionscope::gui
