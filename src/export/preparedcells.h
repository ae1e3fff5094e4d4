// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/recordsyntax.h"
#include "session/dictionary.h"

#include <string>
#include <vector>

namespace sessionscope::exporting {

//! Which part of a text cell: Addr is written in two, with the port between them.
enum class TextPart { Whole, Open, Close };

//! How the integers of a column are written.
struct IntegerStyle
{
    bool isSigned = true;
    std::string start; //!< in front of each, at most kMaxStartBytes
    std::string unknown; //!< the whole cell of an unknown one
    bool marksLong = false; //!< see RecordSyntax::marksLongIntegers()

    static constexpr std::size_t kMaxStartBytes = 16;
};

//! The cells of a column as they stand in the file, one for each distinct value, and last the one
//! for unknown. Each is made once, however many rows have it.
class PreparedCells final
{
public:
    //! Bytes that may be read from where any cell begins.
    static constexpr std::size_t kSlackBytes = 32;

    //! Cell 0 .. count-1 is that of value 0 .. count-1, cell count that of unknown. Of texts that
    //! are not \a used there is no cell; an empty \a used means all.
    static PreparedCells ofTexts(const session::Dictionary &dictionary, const std::string &start,
                                 const RecordSyntax &syntax, TextPart part,
                                 const std::vector<bool> &used);
    //! Cell i is that of the integer \a first + i. None may be a long one that is marked.
    static PreparedCells ofIntegers(quint64 first, quint32 count, const IntegerStyle &style);

    quint32 count() const { return static_cast<quint32>(m_begins.size() - 2); }

    //! For loops: what does not change while they write.
    struct View
    {
        const char *bytes;
        const quint32 *begins;

        const char *cell(std::size_t index) const { return bytes + begins[index]; }

        std::size_t size(std::size_t index) const { return begins[index + 1] - begins[index]; }
    };

    View view() const { return {m_bytes.data(), m_begins.data()}; }

    //! Of the longest cell.
    std::size_t maxSize() const { return m_maxSize; }

    //! By index; empty if no text was neutralised.
    const std::vector<bool> &neutralised() const { return m_neutralised; }

private:
    PreparedCells() = default;
    void endCell();
    void finish();

    std::string m_bytes;
    // A dictionary has less than kMaxBodyBytes, escaping makes at most six bytes of one.
    std::vector<quint32> m_begins{0};
    std::size_t m_maxSize = 0;
    std::vector<bool> m_neutralised;
};

} // namespace sessionscope::exporting
