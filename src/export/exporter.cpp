// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/exporter.h"

#include "core/runonpool.h"
#include "export/target.h"

#include <QCoreApplication>
#include <QDir>

#include <memory>

namespace sessionscope::exporting {

namespace {

struct ExporterText
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::Exporter)
};

QString shownPath(const QString &path)
{
    return path == QLatin1String(kStandardOutput) ? ExporterText::tr("standard output")
                                                  : QDir::toNativeSeparators(path);
}

QString formatText(const TableFormat &format)
{
    const QString kind = kindName(format.kind).toString().toUpper();
    if (!format.hasPreset())
        return kind;
    //: %1 is CSV or TSV, %2 the name of a preset
    return ExporterText::tr("%1, preset %2").arg(kind, presetTitle(format.preset));
}

} // namespace

Result<ExportSummary> exportTable(const ExportJob &job, const std::stop_token &stop,
                                  const WriteProgress &progress)
{
    const Result<std::unique_ptr<Target>> target = Target::open(job.path, stop);
    if (!target)
        return failure(target.error());
    const Result<TableCounts> counts =
        writeTable(job.table, job.format, (*target)->device(), stop, progress);
    if (!counts) {
        Error error = counts.error();
        if (error.code == Error::Code::CannotWrite)
            error.message = ExporterText::tr("%1 could not be written: %2.")
                                .arg(shownPath(job.path), error.detail);
        return failure(error);
    }
    if (const Result<void> committed = (*target)->commit(); !committed)
        return failure(committed.error());
    return ExportSummary{*counts, job.format, job.path};
}

QFuture<Result<ExportSummary>> exportAsync(ExportJob job, std::stop_token stop,
                                           WriteProgress progress)
{
    return runOnPool<ExportSummary>(
        [job = std::move(job), stop = std::move(stop), progress = std::move(progress)] {
            return exportTable(job, stop, progress);
        });
}

QString doneMessage(const ExportSummary &summary)
{
    const TableCounts &counts = summary.counts;
    const QString path = shownPath(summary.path);
    const QString rows = ExporterText::tr("%Ln row(s)", nullptr, static_cast<int>(counts.rows));
    const QString columns = ExporterText::tr("%Ln column(s)", nullptr, counts.columns);
    if (!summary.format.hasPreset())
        //: %1 is "5 rows", %2 "3 columns", %3 JSON or NDJSON
        return ExporterText::tr("Wrote %1 and %2 (%3) to %4.")
            .arg(rows, columns, formatText(summary.format), path);
    //: %1 is "5 rows", %2 "3 columns", %3 "CSV, preset Standard", %5 "2 cells neutralised"
    return ExporterText::tr("Wrote %1 and %2 (%3) to %4; %5.")
        .arg(rows, columns, formatText(summary.format), path,
             ExporterText::tr("%Ln cell(s) neutralised", nullptr,
                              static_cast<int>(counts.neutralised)));
}

} // namespace sessionscope::exporting
