// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/labelrules.h"

#include <QByteArray>
#include <QList>

namespace sessionscope::session {

//! Bytes of a file with labels: kMaxLabelRules lines of usual length fit some times over.
inline constexpr qint64 kMaxLabelFileBytes = 4LL * 1024 * 1024;

//! What is wrong with a line, for the user.
struct LabelFileProblem
{
    qsizetype line; //!< from 1
    QString message;

    friend bool operator==(const LabelFileProblem &, const LabelFileProblem &) = default;
};

struct LabelFile
{
    std::vector<LabelRule> rules;
    //! One for each line that could not be used; the others were.
    QList<LabelFileProblem> problems;
};

//! Reads UTF-8 text of either kind:
//!
//!     hosts = { address name { name } [ "#" remark ] }      /etc/hosts: alias, and tags
//!     CSV   = { pattern "," alias "," tags "," colour }     RFC 4180; a header line may name the
//!                                                           columns in any order
//!
//! It is a hosts file if no line that is more than a remark has a comma. Tags are separated by
//! blanks or semicolons, a colour is a number or a word of labelColorWord(). Loopback lines of a
//! hosts file are taken like any other.
LabelFile readLabelFile(const QByteArray &utf8);

//! CSV that readLabelFile() reads back, with a header line, CRLF and the guard against formulas.
QByteArray writeLabelCsv(const std::vector<LabelRule> &rules);

//! "blue": the word of a colour in files, never translated; empty for 0.
QLatin1StringView labelColorWord(int color);

} // namespace sessionscope::session
