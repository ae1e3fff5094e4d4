// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/allocations.h"
#include "bench/benchdata.h"
#include "bench/cases.h"

#include "decode/dasanswer.h"
#include "session/orderindex.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>

#include <simdjson.h>

#include <algorithm>

namespace sessionscope::bench {

namespace {

constexpr int kRounds = 7;
constexpr int kStockRounds = 3;
constexpr qsizetype kPartBytes = 64 * 1024; // as a connection gives them

// The least that a validating reader does: where each token begins, over the whole body at once,
// with an index that is there already.
class StageOne
{
public:
    StageOne(const QByteArray &body, const simdjson::implementation *kernel)
        : m_body(body)
    {
        kernel->create_dom_parser_implementation(static_cast<std::size_t>(body.size()), 1,
                                                 m_parser);
    }

    void run() const
    {
        const auto *bytes = reinterpret_cast<const quint8 *>(m_body.constData());
        if (m_parser->stage1(bytes, static_cast<std::size_t>(m_body.size()),
                             simdjson::stage1_mode::regular)
            != simdjson::SUCCESS)
            qFatal("stage 1 fails");
        keep(m_parser->n_structural_indexes);
    }

private:
    const QByteArray &m_body;
    std::unique_ptr<simdjson::internal::dom_parser_implementation> m_parser;
};

// What a typical Qt program does.
QList<BenchSession> decodedByQt(const QByteArray &body)
{
    using namespace Qt::Literals::StringLiterals;
    QList<BenchSession> sessions;
    const QJsonDocument document = QJsonDocument::fromJson(body);
    const QJsonArray array = document[u"Data"][u"Sessions"].toArray();
    sessions.reserve(array.size());
    for (const QJsonValue value : array) {
        const QJsonObject row = value.toObject();
        BenchSession session;
        session.id = row["Id"_L1].toInteger();
        session.addr = row["Addr"_L1].toString();
        session.client = row["Client"_L1].toString();
        session.clientDesc = row["ClientDesc"_L1].toString();
        session.name = row["Name"_L1].toString();
        session.cmd = row["Cmd"_L1].toString();
        session.age = row["Age"_L1].toString().toLongLong();
        session.idle = row["Idle"_L1].toInteger();
        session.flags = row["Flags"_L1].toString();
        session.db = row["Db"_L1].toInteger();
        session.sub = row["Sub"_L1].toInteger();
        session.psub = row["Psub"_L1].toInteger();
        session.multi = row["Multi"_L1].toInteger();
        session.qbuf = row["Qbuf"_L1].toInteger();
        session.qbufFree = row["QbufFree"_L1].toInteger();
        session.obl = row["Obl"_L1].toInteger();
        session.oll = row["Oll"_L1].toInteger();
        session.omem = row["Omem"_L1].toInteger();
        session.events = row["Events"_L1].toString();
        session.fd = row["Fd"_L1].toInteger();
        session.nodeId = row["NodeId"_L1].toString();
        sessions.append(session);
    }
    return sessions;
}

session::SnapshotPointer decoded(const QByteArray &body)
{
    const auto answer = decode::decodeDasAnswer(body, QString());
    if (!answer || answer->snapshot == nullptr)
        qFatal("the answer is not decoded");
    return answer->snapshot;
}

// From parts, so that the body is not counted but what is kept of it is.
session::SnapshotPointer decodedFromParts(const QByteArray &body)
{
    qsizetype at = 0;
    const auto next = [&] {
        const qsizetype size = std::min(kPartBytes, body.size() - at);
        const QByteArray part = QByteArray::fromRawData(body.constData() + at, size);
        at += size;
        return part;
    };
    const auto answer = decode::decodeDasAnswer(next, QString());
    if (!answer || answer->snapshot == nullptr)
        qFatal("the answer is not decoded");
    return answer->snapshot;
}

// What stage 1 takes depends on how wide the registers of the processor are, what follows it
// hardly. So the ratio is also given for the kernel that nearly all machines have, if this one has
// it.
const simdjson::implementation *avx2Kernel()
{
    const simdjson::implementation *kernel = simdjson::get_available_implementations()["haswell"];
    return kernel != nullptr && kernel->supported_by_runtime_system() ? kernel : nullptr;
}

void measureTime(Report &report, int sessions, const QByteArray &body)
{
    const simdjson::implementation *const widest = simdjson::get_active_implementation();
    const simdjson::implementation *const avx2 = avx2Kernel();
    const StageOne stageOne(body, widest);
    const StageOne stageOneAvx2(body, avx2 != nullptr ? avx2 : widest);
    // Results are given back outside the measured time.
    session::SnapshotPointer snapshot;
    QList<BenchSession> list;
    const auto forget = [&] {
        snapshot.reset();
        list = {};
    };
    // The stock way leaves millions of free pieces, for which the next one to ask for memory would
    // have to pay.
    const auto forgetAndTidy = [&] {
        forget();
        tidyMemory();
    };
    const auto decodeBody = [&] {
        snapshot = decoded(body);
    };
    const Method ours{forget, decodeBody};
    const Method oursInTidyMemory{forgetAndTidy, decodeBody};
    const Method floor{forget, [&] {
                           stageOne.run();
                       }};
    const Method stock{forgetAndTidy, [&] {
                           list = decodedByQt(body);
                       }};
    const Method floorAvx2{forget, [&] {
                               stageOneAvx2.run();
                           }};
    const std::vector<double> ms = interleaved({ours, floor, floorAvx2}, kRounds);
    report.add({"decode_vs_stage1@" + sizeName(sessions),
                ms[0] / ms[1],
                "x",
                5.0,
                "<=",
                ms[0],
                ms[1],
                {}});
    if (avx2 != nullptr) {
        report.add({"decode_vs_stage1_avx2@" + sizeName(sessions),
                    ms[0] / ms[2],
                    "x",
                    5.0,
                    "<=",
                    ms[0],
                    ms[2],
                    {}});
    }
    const std::vector<double> stockMs = interleaved({oursInTidyMemory, stock}, kStockRounds);
    report.add({"decode_vs_qjson@" + sizeName(sessions), stockMs[1] / stockMs[0], "x", 12.0,
                ">=", stockMs[0], ms[1], stockMs[1]});
}

void measureMemory(Report &report, int sessions, const QByteArray &body)
{
    decodedFromParts(body); // what is allocated once for all is there now
    const AllocationPeak peak;
    const session::SnapshotPointer snapshot = decodedFromParts(body);
    const double rows = snapshot->rowCount();
    const qint64 whileDecoding = peak.bytes();
    // What is kept to sort it: the order shown and that of the keys, by which equal rows are put.
    session::OrderIndex orders(snapshot, QLocale::c());
    orders.sorted({{session::Column::Idle}});
    report.add({"decode_peak_bytes@" + sizeName(sessions),
                double(whileDecoding) / rows,
                "B/session",
                200,
                "<=",
                {},
                {},
                {}});
    report.add({"bytes_per_session@" + sizeName(sessions),
                double(peak.bytesNow()) / rows,
                "B/session",
                80,
                "<=",
                {},
                {},
                {}});
}

} // namespace

void benchDecode(Report &report, const std::vector<int> &sizes)
{
    for (const int sessions : sizes) {
        const QByteArray body = answerJson(benchData(sessions));
        measureTime(report, sessions, body);
        measureMemory(report, sessions, body);
    }
}

} // namespace sessionscope::bench
