// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/preparedcells.h"

#include "export/decimal.h"

#include <algorithm>
#include <array>

namespace sessionscope::exporting {

PreparedCells PreparedCells::ofTexts(const session::Dictionary &dictionary,
                                     const std::string &start, const RecordSyntax &syntax,
                                     TextPart part, const std::vector<bool> &used)
{
    PreparedCells cells;
    cells.m_begins.reserve(dictionary.size() + 2);
    std::string discarded; // what is no part of the cell
    for (quint32 code = 0; code < dictionary.size(); ++code) {
        if (used.empty() || used[code]) {
            std::string &opened = part == TextPart::Close ? discarded : cells.m_bytes;
            discarded.clear();
            if (part != TextPart::Close)
                cells.m_bytes += start;
            const RecordSyntax::Text text = syntax.openText(opened, dictionary.utf8(code));
            if (part != TextPart::Open)
                RecordSyntax::closeText(cells.m_bytes, text);
            if (text.isNeutralised && part != TextPart::Close) {
                cells.m_neutralised.resize(dictionary.size() + 1);
                cells.m_neutralised[code] = true;
            }
        }
        cells.endCell();
    }
    if (part != TextPart::Close)
        cells.m_bytes += start + syntax.unknown();
    cells.finish();
    return cells;
}

PreparedCells PreparedCells::ofIntegers(quint64 first, quint32 count, const IntegerStyle &style)
{
    PreparedCells cells;
    std::array<char, kDecimalRoom> digits;
    for (quint64 i = 0; i < count; ++i) {
        cells.m_bytes += style.start;
        char *const end = appendInteger(digits.data(), first + i, style.isSigned);
        cells.m_bytes.append(digits.data(), end);
        cells.endCell();
    }
    cells.m_bytes += style.unknown;
    cells.finish();
    return cells;
}

void PreparedCells::endCell()
{
    m_maxSize = std::max(m_maxSize, m_bytes.size() - m_begins.back());
    m_begins.push_back(static_cast<quint32>(m_bytes.size()));
}

void PreparedCells::finish()
{
    endCell();
    m_bytes.resize(m_bytes.size() + kSlackBytes);
}

} // namespace sessionscope::exporting
