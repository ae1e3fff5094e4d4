// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writing all sessions to a CSV file.
#include "bench/benchdata.h"
#include "bench/cases.h"
#include "export/exporter.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTextStream>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>

namespace sessionscope::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype kFloorChunkBytes = 256 * 1024;

[[noreturn]] void giveUp(const char *what)
{
    qFatal("csvbench: %s", what);
}

void writeOurs(const exporting::ExportJob &job)
{
    if (!exporting::exportTable(job))
        giveUp("the table cannot be written");
}

// The same bytes, as they are.
void writeFloor(const QByteArray &bytes, const QString &path)
{
    const int file =
        ::open(QFile::encodeName(path).constData(), O_CREAT | O_WRONLY | O_CLOEXEC, 0666);
    for (qsizetype at = 0; at < bytes.size(); at += kFloorChunkBytes) {
        const auto size = static_cast<std::size_t>(std::min(kFloorChunkBytes, bytes.size() - at));
        if (::write(file, bytes.constData() + at, size) != static_cast<ssize_t>(size))
            giveUp("the bytes cannot be written");
    }
    ::close(file);
}

QString quoted(const QString &text)
{
    if (!text.contains(u'"') && !text.contains(u',') && !text.contains(u'\n'))
        return text;
    return u'"' + QString(text).replace(u'"', "\"\""_L1) + u'"';
}

// A typical Qt program: a stream, field after field.
void writeStock(const std::vector<BenchSession> &sessions, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        giveUp("the file cannot be opened");
    QTextStream out(&file);
    out << "Id,Addr,Client,ClientDesc,Name,Cmd,Age,Idle,Flags,Db,Sub,Psub,Multi,Qbuf,QbufFree,Obl,"
           "Oll,Omem,Events,Fd,NodeId\r\n";
    for (const BenchSession &row : sessions) {
        out << row.id << ',' << row.addr << ',' << row.client << ',' << quoted(row.clientDesc)
            << ',' << quoted(row.name) << ',' << row.cmd << ',' << row.age << ',' << row.idle << ','
            << row.flags << ',' << row.db << ',' << row.sub << ',' << row.psub << ',' << row.multi
            << ',' << row.qbuf << ',' << row.qbufFree << ',' << row.obl << ',' << row.oll << ','
            << row.omem << ',' << row.events << ',' << row.fd << ',' << row.nodeId << "\r\n";
    }
    out.flush();
}

} // namespace

void benchCsv(Report &report, const std::vector<int> &sizes)
{
    for (const int size : sizes) {
        const BenchData data = benchData(size);
        const session::SnapshotPointer snapshot = snapshotOf(data);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"sessions.csv"_s);
        const exporting::ExportJob job{exporting::SessionsTable{snapshot,
                                                                exporting::allRows(*snapshot),
                                                                exporting::allColumns(*snapshot)},
                                       {},
                                       path};
        const auto bytesOf = [&](const auto &write) {
            write();
            QFile file(path);
            if (!file.open(QIODevice::ReadOnly))
                giveUp("there is no file");
            return file.readAll();
        };
        const auto ours = [&] {
            writeOurs(job);
        };
        const auto stock = [&] {
            writeStock(data.sessions, path);
        };
        const QByteArray bytes = bytesOf(ours);
        if (bytesOf(stock) != bytes)
            giveUp("the tables differ");
        // Each writes to a new file; the old one is not removed on the clock.
        const auto remove = [&] {
            QFile::remove(path);
        };
        const std::vector<double> times = interleaved({{remove, ours},
                                                       {remove,
                                                        [&] {
                                                            writeFloor(bytes, path);
                                                        }},
                                                       {remove, stock}},
                                                      size > 300'000 ? 7 : 21);
        const std::string suffix = '@' + sizeName(size);
        report.add({"csv_vs_write" + suffix, times[0] / times[1], "x", 4, "<=", times[0], times[1],
                    times[2]});
        report.add({"csv_vs_qtextstream" + suffix, times[2] / times[0], "x", 7, ">=", times[0],
                    times[1], times[2]});
    }
}

} // namespace sessionscope::bench
