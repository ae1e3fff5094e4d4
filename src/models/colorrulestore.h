// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/entrylist.h"
#include "live/colorrules.h"

#include <QObject>
#include <QStringList>

namespace sessionscope::models {

//! The rules that can colour sessions, in the order in which they win, in one JSON file. Which of
//! them are in force is a matter of each look (models/look.h): none at first. GUI thread.
class ColorRuleStore final : public QObject
{
    Q_OBJECT

public:
    //! As a rule QStandardPaths::AppConfigLocation + "/colourrules.json". Begins with a few
    //! examples.
    explicit ColorRuleStore(const QString &filePath, QObject *parent = nullptr);

    const QList<live::ColorRule> &rules() const { return m_rules.entries(); }

    //! Those of \a ids, made ready; null if there are none.
    live::ColorRulesPointer inForce(const QStringList &ids) const;

    //! What is wrong with \a rule, in one sentence; empty if nothing is.
    QString problemOf(const live::ColorRule &rule) const;

    //! Puts \a rule in the place of the one of its id; without an id it is a new one, added at the
    //! end. Returns the id. Errors: InvalidInput, CannotRead, CannotWrite.
    Result<QString> put(const live::ColorRule &rule);
    //! By so many places up (negative) or down. Errors: NotFound, CannotRead, CannotWrite.
    Result<void> move(const QString &id, int by);
    Result<void> remove(const QString &id);

    QString notice() const { return m_rules.notice(); }

    static constexpr int kVersion = 1;
    static constexpr qsizetype kMostRules = 100;
    static constexpr qsizetype kMaxWord = 40; // characters

signals:
    //! Also by another program.
    void changed();
    void noticeChanged(const QString &notice);

private:
    using Rules = QList<live::ColorRule>;

    Result<void> changeOne(const QString &id,
                           const std::function<void(Rules &, qsizetype place)> &edit);

    EntryList<live::ColorRule> m_rules;
};

} // namespace sessionscope::models
