// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "session/labelrules.h"

#include <QJsonArray>
#include <QObject>
#include <QStringList>

#include <functional>
#include <vector>

namespace sessionscope::live {

//! What the user calls the sources, whatever the instance: rules in one JSON file (mode 0600), each
//! with a pattern of its own, upper and lower case alike. Every change is read, changed and written
//! under a lock, so that two running programs do not lose each other's rules. GUI thread.
//!
//! A file that is damaged or written by a newer version is shown as empty with a notice() and left
//! alone; should something be saved then, it is first renamed and so kept.
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
    Result<void> putAll(const std::vector<session::LabelRule> &rules);
    Result<void> remove(const QStringList &patterns);

    //! What is wrong with \a rule as it would be put, in one sentence; empty if nothing is.
    QString problemOf(const session::LabelRule &rule, const QString &replacedPattern = {}) const;

    //! What the user should know about the file, in one sentence; empty when all is well.
    QString notice() const { return m_notice; }

    QString filePath() const { return m_filePath; }

signals:
    void changed();

private:
    using Rules = std::vector<session::LabelRule>;
    using Change = std::function<Result<void>(Rules &)>;

    void load();
    Result<void> apply(const Change &change);

    const QString m_filePath;
    session::LabelRulesPointer m_rules;
    QString m_notice;
};

} // namespace sessionscope::live
