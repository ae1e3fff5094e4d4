// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "decode/dasanswer.h"
#include "support/plainsessions.h"

namespace sessionscope::test {

//! Empty if \a left and \a right are the same; else what is not. The detail of an error is what had
//! been read by then, perhaps up to a place within a character.
inline QByteArray difference(const Result<decode::DasAnswer> &left,
                             const Result<decode::DasAnswer> &right)
{
    if (left.has_value() != right.has_value())
        return left ? "only the first is accepted" : "only the second is accepted";
    if (!left) {
        const Error &a = left.error();
        const Error &b = right.error();
        const bool isSame = a.code == b.code && a.message == b.message && a.requestId == b.requestId
            && a.serverCode == b.serverCode
            && (b.detail.isEmpty()
                || a.detail.startsWith(b.detail.chopped(qMin<qsizetype>(b.detail.size(), 3))));
        return isSame ? QByteArray() : "errors: " + a.message.toUtf8() + " / " + b.message.toUtf8();
    }
    if (left->refusal != right->refusal)
        return "refusals";
    if (left->refusal)
        return {};
    const session::SnapshotInfo &a = left->snapshot->info();
    const session::SnapshotInfo &b = right->snapshot->info();
    if (!sayTheSame(a, b))
        return "what stands beside the rows";
    if (a.unreadable != b.unreadable || a.unreadableRows != b.unreadableRows)
        return "unreadable values";
    return toPlain(*left->snapshot) == toPlain(*right->snapshot) ? QByteArray() : "rows";
}

} // namespace sessionscope::test
