// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/exporttable.h"

#include "core/displaytext.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype kMaxNameLength = 60;

QString fileNamePart(const QString &text)
{
    QString part;
    for (const QChar character : text) {
        const bool isHarmless = character.isLetterOrNumber() || character == u'.'
            || character == u'-' || character == u'_';
        // Some letters cannot be seen.
        const bool isShown = isPlainDisplayText(QStringView(&character, 1), 1);
        part.append(isHarmless && isShown ? character : u'_');
    }
    // A name that starts with a dot is hidden, one with a dash an option of many programs.
    while (part.startsWith(u'.') || part.startsWith(u'-'))
        part.remove(0, 1);
    return part.left(kMaxNameLength);
}

std::vector<quint32> rowsOf(const ExportInput &input, ExportChoice::Scope scope)
{
    switch (scope) {
    case ExportChoice::Scope::Shown:
        return input.visibleRows;
    case ExportChoice::Scope::All:
        return exporting::allRows(*input.snapshot);
    case ExportChoice::Scope::Selected:
        return input.selectedRows;
    }
    Q_UNREACHABLE();
}

} // namespace

exporting::Table exportTableOf(const ExportInput &input, const ExportChoice &choice)
{
    std::vector<quint32> rows = rowsOf(input, choice.scope);
    const session::SourceLabelsPointer labels = choice.localNames ? input.labels : nullptr;
    switch (choice.what) {
    case ExportChoice::What::Sources:
        return exporting::sourcesTable(input.snapshot, rows, input.activeIdleLimit, labels);
    case ExportChoice::What::Groups:
        return exporting::groupsTable(input.snapshot, rows, input.groupRequest,
                                      input.activeIdleLimit, input.labels, choice.localNames);
    case ExportChoice::What::Sessions:
        break;
    }
    return exporting::SessionsTable{input.snapshot, std::move(rows),
                                    choice.allColumns
                                        ? exporting::allColumns(*input.snapshot)
                                        : std::vector<session::Column>(input.visibleColumns.begin(),
                                                                       input.visibleColumns.end()),
                                    labels};
}

QString exportFileWord(ExportChoice::What what)
{
    switch (what) {
    case ExportChoice::What::Sessions:
        return u"sessions"_s;
    case ExportChoice::What::Sources:
        return u"sources"_s;
    case ExportChoice::What::Groups:
        return u"groups"_s;
    }
    Q_UNREACHABLE();
}

QString exportFileName(const QString &name, const session::SessionSnapshot &snapshot,
                       const QString &what, const QString &suffix)
{
    QStringList parts;
    if (const QString part = fileNamePart(name); !part.isEmpty())
        parts.append(part);
    parts.append(what);
    if (const auto timestamp = snapshot.info().timestamp_ms)
        parts.append(QDateTime::fromMSecsSinceEpoch(*timestamp).toString(u"yyyyMMdd-HHmmss"_s));
    return parts.join(u'-') + u'.' + suffix;
}

QString exportFolder(const Settings &settings)
{
    QString last = settings.lastExportFolder();
    if (!last.isEmpty() && QFileInfo(last).isDir())
        return last;
    QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QFileInfo(documents).isDir() ? documents : QDir::homePath();
}

exporting::TableFormat::Preset tablePreset(Settings::CsvPreset preset)
{
    switch (preset) {
    case Settings::CsvPreset::Standard:
        break;
    case Settings::CsvPreset::Spreadsheet:
        return exporting::TableFormat::Preset::Spreadsheet;
    case Settings::CsvPreset::Scripts:
        return exporting::TableFormat::Preset::Scripts;
    }
    return exporting::TableFormat::Preset::Standard;
}

} // namespace sessionscope::gui
