// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Replies to CLIENT LIST as no server would write them.
#include "decode/clientlist.h"
#include "decode/dasanswer.h"
#include "decode/daswriter.h"
#include "fuzz/fuzzing.h"
#include "support/plainsessions.h"

#include <algorithm>
#include <cstdint>
#include <numeric>

using namespace sessionscope;
using test::check;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    session::SnapshotBuilder builder;
    const decode::ClientListCounts counts = decode::appendClientList(builder, text, "node-1");
    const session::SnapshotPointer snapshot = std::move(builder).finish({});

    check(snapshot->rowCount() == counts.rows, "miscounted rows", text);
    check(static_cast<qsizetype>(counts.rows) <= text.count('\n') + 1, "more rows than lines",
          text);
    const quint64 unreadable =
        std::accumulate(counts.unreadable.begin(), counts.unreadable.end(), quint64(0));
    check(unreadable <= size, "more unreadable values than bytes", text);

    // Whatever a client calls itself, the rows can go through a snapshot file.
    const auto again = decode::decodeDasAnswer(decode::toDasAnswer(*snapshot), {});
    check(again && again->snapshot, "the rows cannot be saved", text);
    check(test::toPlain(*again->snapshot) == test::toPlain(*snapshot), "other rows when read again",
          text);
    return 0;
}
