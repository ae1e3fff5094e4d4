// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Answers of the API as nobody would send them: read as a whole and in small windows, both ways
// must say the same; and what was understood can be written and read again.
#include "decode/bodywindows.h"
#include "decode/dasanswer.h"
#include "decode/daswriter.h"
#include "fuzz/fuzzing.h"
#include "unit/decode/sameoutcome.h"

#include <cstdint>

using namespace sessionscope;
using test::check;

namespace {

constexpr qsizetype kPartBytes = 37; // odd, so that parts end anywhere within a record
constexpr qsizetype kSmallestWindow = 1;

Result<decode::DasAnswer> inWindows(const QByteArray &body, qsizetype windowBytes)
{
    qsizetype at = 0;
    const auto next = [&] {
        const QByteArray part = body.mid(at, kPartBytes);
        at += part.size();
        return part;
    };
    decode::BodyWindows windows(next, windowBytes);
    return decode::decodeDasAnswer(windows, {});
}

void checkWhatIsWritten(const session::SessionSnapshot &snapshot, const QByteArray &body)
{
    const QByteArray written = decode::toDasAnswer(snapshot);
    const auto again = decode::decodeDasAnswer(written, {});
    check(again && again->snapshot, "what we write is not accepted", written);
    check(test::toPlain(*again->snapshot) == test::toPlain(snapshot), "other rows when read again",
          body);
    check(test::sayTheSame(again->snapshot->info(), snapshot.info()),
          "says something else when read again", body);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    // The first byte is the size of a window, so that the fuzzer can choose where they end.
    const qsizetype windowBytes = size == 0 ? kSmallestWindow : kSmallestWindow + data[0];
    const QByteArray body(reinterpret_cast<const char *>(data + (size == 0 ? 0 : 1)),
                          static_cast<qsizetype>(size == 0 ? 0 : size - 1));

    const auto whole = decode::decodeDasAnswer(body, {});
    const QByteArray different = test::difference(whole, inWindows(body, windowBytes));
    check(different.isEmpty(), different.constData(), body);
    if (!whole)
        check(!whole.error().message.isEmpty(), "an error without a sentence", body);
    else if (whole->snapshot)
        checkWhatIsWritten(*whole->snapshot, body);
    return 0;
}
