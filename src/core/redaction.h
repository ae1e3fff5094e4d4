// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace sessionscope {

//! Log text made fit for strangers: keys, secrets and tokens, ids of instances, accounts and
//! requests, addresses, URLs, names of hosts, mail addresses and paths of files give way to what
//! they are, in angle brackets. When in doubt a text goes.
//!
//! Lines stay lines; in each, hostile characters are made visible. Thread-safe, linear in the
//! text for what is logged; longer lines are cut.
class Redaction final
{
public:
    //! \a names are the words of this user that no pattern can know: of connections, hosts,
    //! instances, the account. Whole words, whatever their case; empty ones are passed over.
    explicit Redaction(const QStringList &names);

    QString of(const QString &text) const;

    static constexpr int kMaxLineCharacters = 2048;

private:
    QString ofLine(QStringView line) const;

    QStringList m_names; // the longest first
};

} // namespace sessionscope
