// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/tableformat.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <array>

namespace sessionscope::exporting {

namespace {

using Kind = TableFormat::Kind;
using Preset = TableFormat::Preset;

struct FormatText
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::TableFormat)
};

constexpr std::array kKindNames{"csv", "tsv", "json", "ndjson"};
constexpr std::array kPresetNames{"standard", "spreadsheet", "scripts"};

template <class Enum, std::size_t Size>
std::optional<Enum> fromName(const std::array<const char *, Size> &names, QStringView name)
{
    for (std::size_t i = 0; i < Size; ++i) {
        if (name == QLatin1String(names[i]))
            return static_cast<Enum>(i);
    }
    return std::nullopt;
}

} // namespace

char TableFormat::separator() const
{
    if (kind == Kind::Tsv)
        return '\t';
    return preset == Preset::Spreadsheet && decimalComma ? ';' : ',';
}

const char *TableFormat::lineEnd() const
{
    return preset == Preset::Scripts ? "\n" : "\r\n";
}

bool TableFormat::hasByteOrderMark() const
{
    return preset == Preset::Spreadsheet;
}

bool TableFormat::guardsFormulas() const
{
    return preset != Preset::Scripts;
}

bool TableFormat::writesLongIntegersAsText() const
{
    return preset == Preset::Spreadsheet;
}

QLatin1String kindName(Kind kind)
{
    return QLatin1String(kKindNames[static_cast<std::size_t>(kind)]);
}

std::optional<Kind> kindFromName(QStringView name)
{
    return fromName<Kind>(kKindNames, name);
}

Kind kindFromFileName(const QString &fileName)
{
    return kindFromName(QFileInfo(fileName).suffix().toLower()).value_or(Kind::Csv);
}

QLatin1String presetName(Preset preset)
{
    return QLatin1String(kPresetNames[static_cast<std::size_t>(preset)]);
}

std::optional<Preset> presetFromName(QStringView name)
{
    return fromName<Preset>(kPresetNames, name);
}

QString presetTitle(Preset preset)
{
    switch (preset) {
    case Preset::Standard:
        return FormatText::tr("Standard", "CSV preset");
    case Preset::Spreadsheet:
        return FormatText::tr("Spreadsheet", "CSV preset");
    case Preset::Scripts:
        break;
    }
    return FormatText::tr("Scripts", "CSV preset");
}

QString presetHelp(Preset preset)
{
    switch (preset) {
    case Preset::Standard:
        return FormatText::tr("As RFC 4180 says, with raw numbers; texts that a spreadsheet would "
                              "run as formulas get a ' in front.");
    case Preset::Spreadsheet:
        return FormatText::tr("Opens right in Excel and LibreOffice: byte order mark, the "
                              "separator of your locale, long integers and formulas as text.");
    case Preset::Scripts:
        break;
    }
    return FormatText::tr("For programs: nothing is altered, lines end with LF.");
}

bool usesDecimalComma(const QLocale &locale)
{
    return locale.decimalPoint() == QLatin1String(",");
}

} // namespace sessionscope::exporting
