// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/tableformat.h"

#include <QByteArrayView>

#include <memory>
#include <string>
#include <vector>

namespace sessionscope::exporting {

//! How one kind of file writes records and their cells. A file is
//!
//!     opening  { recordStart  { cellStart  cell }  recordEnd }  closing
//!
//! and a cell is unknown(), an integer in decimal digits, or what openText() and closeText() write.
class RecordSyntax
{
public:
    //! What openText() has done.
    struct Text
    {
        bool isQuoted = false; //!< closeText() has something to write
        bool isNeutralised = false; //!< it got a ' in front, being fit for a formula
    };

    //! \a names are the columns, ASCII.
    static std::unique_ptr<RecordSyntax> make(const TableFormat &format,
                                              const std::vector<std::string> &names);

    virtual ~RecordSyntax() = default;
    Q_DISABLE_COPY_MOVE(RecordSyntax)

    virtual std::string opening() const = 0;
    virtual std::string closing(bool hasRecords) const = 0;
    virtual std::string recordStart(bool isFirst) const = 0;
    virtual std::string recordEnd() const = 0;
    //! Instead of a record whose cells have no character at all.
    virtual std::string emptyRecord() const = 0;

    virtual std::string cellStart(std::size_t column) const = 0;
    virtual std::string unknown() const = 0;
    //! Appends \a utf8, valid UTF-8, to \a out. What is appended before closeText() must be ASCII
    //! without need for quotation: the port of Addr.
    virtual Text openText(std::string &out, QByteArrayView utf8) const = 0;

    static void closeText(std::string &out, const Text &text)
    {
        if (text.isQuoted)
            out += '"';
    }

    //! Integers of more than kSpreadsheetDigits digits get a ' in front.
    virtual bool marksLongIntegers() const { return false; }

protected:
    RecordSyntax() = default;
};

//! The two makers behind RecordSyntax::make().
std::unique_ptr<RecordSyntax> makeSeparatedSyntax(const TableFormat &format,
                                                  const std::vector<std::string> &names);
std::unique_ptr<RecordSyntax> makeJsonSyntax(const TableFormat &format,
                                             const std::vector<std::string> &names);

} // namespace sessionscope::exporting
