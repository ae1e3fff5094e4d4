// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "findings/findings.h"
#include "models/keyedtablemodel.h"

#include <QLocale>

namespace sessionscope::models {

//! What is worth a word about the sessions, the most serious first. DisplayRole says what,
//! DescriptionRole why it is said, StateRole is a findings::Severity, KeyRole the filter that shows
//! the sessions behind it. GUI thread.
class FindingListModel final : public KeyedTableModel<findings::Finding, QString>
{
    Q_OBJECT

public:
    explicit FindingListModel(QObject *parent = nullptr);

    //! Null empties the list.
    void setFindings(const findings::FindingsPointer &findings);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    QString keyOf(const findings::Finding &finding) const override;

    QLocale m_locale;
};

//! "Warning": the word beside the sign.
QString severityWord(findings::Severity severity);
//! "10.1.4.17 has 52 % of all sessions"; harmless.
QString findingTitle(const findings::Finding &finding, const QLocale &locale);
//! "412 of 790 sessions; more than 40 % is noted.": the numbers and the threshold.
QString findingReason(const findings::Finding &finding, const QLocale &locale);
//! What is looked at, for when nothing was found.
QString findingsLookedAt();

} // namespace sessionscope::models
