// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>
#include <QStringView>

#include <optional>

namespace sessionscope::exporting {

//! How a table is written: the kind of file and, for CSV and TSV, the preset.
//!
//! | preset      | separator             | lines | BOM | guard | integers over 15 digits |
//! |-------------|-----------------------|-------|-----|-------|-------------------------|
//! | Standard    | ,                     | CRLF  | no  | yes   | as they are             |
//! | Spreadsheet | , or ; (decimalComma) | CRLF  | yes | yes   | text, with ' in front   |
//! | Scripts     | ,                     | LF    | no  | no    | as they are             |
//!
//! TSV is the same with TAB as the separator. Guard: a cell of a text member that a spreadsheet
//! would take for a formula gets a ' in front. JSON and NDJSON know no presets.
struct TableFormat
{
    enum class Kind { Csv, Tsv, Json, Ndjson };
    enum class Preset { Standard, Spreadsheet, Scripts };

    Kind kind = Kind::Csv;
    Preset preset = Preset::Standard;
    //! The reader's locale writes 1,5: then the Spreadsheet preset of CSV separates by ";".
    bool decimalComma = false;

    bool hasPreset() const { return kind == Kind::Csv || kind == Kind::Tsv; }

    char separator() const;
    const char *lineEnd() const;
    bool hasByteOrderMark() const;
    bool guardsFormulas() const;
    bool writesLongIntegersAsText() const;

    friend bool operator==(const TableFormat &, const TableFormat &) = default;
};

//! Integers with more digits lose their end in a spreadsheet (IEEE 754 double).
inline constexpr int kSpreadsheetDigits = 15;

//! "csv", "tsv", "json", "ndjson": the names on the command line and the suffixes of the files.
QLatin1String kindName(TableFormat::Kind kind);
std::optional<TableFormat::Kind> kindFromName(QStringView name);
//! By the suffix, upper and lower case alike; CSV for every other name.
TableFormat::Kind kindFromFileName(const QString &fileName);

//! "standard", "spreadsheet", "scripts": the names on the command line.
QLatin1String presetName(TableFormat::Preset preset);
std::optional<TableFormat::Preset> presetFromName(QStringView name);
//! For choosers: a word, and a sentence that says what the preset does.
QString presetTitle(TableFormat::Preset preset);
QString presetHelp(TableFormat::Preset preset);

//! Whether the decimal sign is a comma; the system's locale is what spreadsheets go by.
bool usesDecimalComma(const QLocale &locale = QLocale::system());

} // namespace sessionscope::exporting
