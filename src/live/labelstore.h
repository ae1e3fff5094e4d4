// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/entrylist.h"
#include "session/labelrules.h"

#include <QObject>
#include <QStringList>

#include <vector>

namespace sessionscope::live {

//! What the user calls the sources, whatever the instance: rules in one JSON file (mode 0600), each
//! with a pattern of its own, upper and lower case alike. Several running programs may share it;
//! see core/entrylist.h for that, and for damaged and newer files. GUI thread.
class LabelStore final : public QObject
{
    Q_OBJECT

public:
    //! As a rule QStandardPaths::AppConfigLocation + "/sources.json".
    explicit LabelStore(const QString &filePath, QObject *parent = nullptr);

    //! Never null; another pointer after every change.
    const session::LabelRulesPointer &rules() const { return m_rules; }

    //! The rule of that pattern, or nullptr.
    const session::LabelRule *rule(const QString &pattern) const;

    //! Adds \a rule, or puts it in the place of the one of \a replacedPattern. Errors: InvalidInput
    //! (no pattern, one that is taken, or nothing to call it), CannotRead, CannotWrite.
    Result<void> put(const session::LabelRule &rule, const QString &replacedPattern = {});
    //! Adds all of them; one of a pattern that is there takes its place. Errors: InvalidInput (too
    //! many), CannotRead, CannotWrite.
    Result<void> putAll(const std::vector<session::LabelRule> &added);
    Result<void> remove(const QStringList &patterns);

    //! What is wrong with \a rule as it would be put, in one sentence; empty if nothing is.
    QString problemOf(const session::LabelRule &rule, const QString &replacedPattern = {}) const;

    //! What the user should know about the file, in one sentence; empty when all is well.
    QString notice() const { return m_list.notice(); }

    QString filePath() const { return m_list.filePath(); }

signals:
    //! Also by another program.
    void changed();
    void noticeChanged(const QString &notice);

private:
    using Rules = QList<session::LabelRule>;
    using Change = std::function<Result<void>(Rules &)>;

    Result<void> apply(const Change &change);
    void takeOver();

    EntryList<session::LabelRule> m_list;
    session::LabelRulesPointer m_rules;
};

} // namespace sessionscope::live
