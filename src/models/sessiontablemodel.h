// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/refresh.h"

#include <QAbstractTableModel>
#include <QLocale>

namespace sessionscope::models {

struct CellText;

//! The sessions that the view shows: 21 columns in the order of the API, rows in the order that a
//! RefreshResult prescribes. Holds no copies: cells are read from the snapshot when asked for.
//!
//! Sorting and filtering are the matter of live::ViewRequest, so sort() does nothing. GUI thread.
class SessionTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit SessionTableModel(QObject *parent = nullptr);

    //! Shows \a result by the fewest signals that keep Qt's contract; selection and current row
    //! follow their sessions. Besides swapping lists, the work is proportional to the number of
    //! persistent indexes. A result that starts from another one than is shown resets the model.
    void apply(const live::RefreshResultPointer &result);
    //! Back to an empty table.
    void clear();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

    //! Null before the first result.
    const live::RefreshResultPointer &result() const { return m_result; }

    //! Null before the first result.
    const session::SessionSnapshot *snapshot() const { return m_snapshot.get(); }

    //! \a row must be in 0 .. rowCount() - 1.
    quint32 snapshotRow(int row) const;
    //! The row that shows this row of the snapshot, or -1.
    int rowOf(quint32 snapshotRow) const;

    //! What a cell shows; \a row must be in 0 .. rowCount() - 1.
    CellText cellAt(int row, session::Column column) const;
    //! What the user calls the session, or nullptr.
    const session::SourceLabel *labelAt(int row) const;

    //! The rule that colours the session, or nullptr. \a row as above.
    const live::RuleInForce *colorRuleAt(int row) const
    {
        return m_colors == nullptr ? nullptr : m_colors->ruleOf(snapshotRow(row));
    }

    //! What has become of the session since the data before, to be marked. \a row as above.
    session::RowChanges changesOf(int row) const;

    //! It is a connection of this program. \a row as above.
    bool isOwn(int row) const;

    const QLocale &locale() const { return m_locale; }

private:
    void show(const std::vector<quint32> &rows, quint32 count);
    void arrange(const std::vector<quint32> &oldToNew, const std::vector<quint32> &rows);
    void showData(const live::RefreshResult &result);
    void transform(const live::RefreshResult &result);
    static QString ownText();
    QString rowText(int row) const;
    QString rowMarkText(int row) const;
    QString columnText(session::Column column) const;
    QString toolTip(session::Column column, int row) const;

    QLocale m_locale;
    live::RefreshResultPointer m_result;
    session::SnapshotPointer m_snapshot;
    live::ChangesPointer m_changes;
    quint32 m_answered = 0; // rows of m_snapshot that are not gone
    std::vector<quint32> m_ownRows; // of m_snapshot, ascending
    session::SourceLabelsPointer m_labels; // of m_snapshot
    live::RowColorsPointer m_colors; // likewise
    // The first m_count of these are shown. They belong to m_result, or, between two signals of
    // apply(), to the result that is being applied.
    const std::vector<quint32> *m_rows = nullptr;
    quint32 m_count = 0;
};

} // namespace sessionscope::models
