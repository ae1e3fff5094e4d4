// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/tableformat.h"

#include <QByteArrayView>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace sessionscope::exporting {

//! Turns cells into the bytes of one kind of file. The cells of a record come in the order of the
//! columns, one call each; the bytes pile up in output(), from where the caller takes them.
class RecordEncoder
{
public:
    //! \a names are the columns, ASCII. A leading table (CSV, JSON ...) is chosen by \a format.
    static std::unique_ptr<RecordEncoder> make(const TableFormat &format,
                                               std::vector<std::string> names);

    virtual ~RecordEncoder() = default;
    Q_DISABLE_COPY_MOVE(RecordEncoder)

    //! What stands before the first and after the last record.
    virtual void begin() = 0;
    virtual void end() = 0;

    virtual void beginRecord() = 0;
    virtual void endRecord() = 0;

    virtual void unknown() = 0;
    virtual void integer(qint64 value) = 0;
    virtual void unsignedInteger(quint64 value) = 0;
    //! Two parts of one text, so that Addr need not be put together first. Valid UTF-8.
    virtual void text(QByteArrayView utf8, QByteArrayView tail = {}) = 0;
    //! Only for columns that JSON alone has.
    virtual void integers(const std::vector<quint64> &values) = 0;

    std::string &output() { return m_output; }

    quint64 neutralised() const { return m_neutralised; }

    quint64 longIntegers() const { return m_longIntegers; }

protected:
    RecordEncoder() = default;

    std::string m_output;
    quint64 m_neutralised = 0;
    quint64 m_longIntegers = 0;
};

//! The two makers behind RecordEncoder::make().
std::unique_ptr<RecordEncoder> makeSeparatedEncoder(const TableFormat &format,
                                                    std::vector<std::string> names);
std::unique_ptr<RecordEncoder> makeJsonEncoder(const TableFormat &format,
                                               std::vector<std::string> names);

} // namespace sessionscope::exporting
