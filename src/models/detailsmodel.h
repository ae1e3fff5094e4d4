// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/sessionsnapshot.h"

#include <QAbstractTableModel>
#include <QLocale>

namespace sessionscope::models {

//! Every member that one session can have: title, value for people, raw value, name in the API,
//! meaning.
class DetailsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Title, Value, Raw, ApiName, Meaning, ColumnCount };

    explicit DetailsModel(QObject *parent = nullptr);

    //! \a row must be a row of \a snapshot.
    void setSession(const session::SnapshotPointer &snapshot, quint32 row);
    //! No session: no rows.
    void clear();

    bool hasSession() const { return m_snapshot != nullptr; }

    const session::SnapshotPointer &snapshot() const { return m_snapshot; }

    quint32 row() const { return m_row; }

    //! \a row is one of this model.
    session::Column memberAt(int row) const { return m_members[static_cast<std::size_t>(row)]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    QString text(session::Column member, int column) const;

    QLocale m_locale;
    session::SnapshotPointer m_snapshot;
    std::vector<session::Column> m_members; // of the snapshot
    quint32 m_row = 0;
};

} // namespace sessionscope::models
