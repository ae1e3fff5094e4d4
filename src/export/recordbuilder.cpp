// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/recordbuilder.h"

#include "export/decimal.h"
#include "session/labelcolumns.h"

#include <array>

namespace sessionscope::exporting {

void RecordBuilder::begin(bool isFirst)
{
    m_record = m_syntax.recordStart(isFirst);
    m_column = 0;
}

void RecordBuilder::addText(const std::optional<QString> &text)
{
    m_record += m_syntax.cellStart(m_column++);
    if (!text) {
        m_record += m_syntax.unknown();
        return;
    }
    const RecordSyntax::Text opened = m_syntax.openText(m_record, text->toUtf8());
    RecordSyntax::closeText(m_record, opened);
    m_counts.neutralised += opened.isNeutralised ? 1 : 0;
}

void RecordBuilder::addInteger(std::optional<qint64> value)
{
    m_record += m_syntax.cellStart(m_column++);
    if (!value) {
        m_record += m_syntax.unknown();
        return;
    }
    const auto bits = static_cast<quint64>(*value);
    if (m_syntax.marksLongIntegers() && isLongInteger(bits, true)) {
        m_record += '\'';
        ++m_counts.longIntegers;
    }
    std::array<char, kDecimalRoom> digits;
    m_record.append(digits.data(), appendInteger(digits.data(), bits, true));
}

void RecordBuilder::addLabel(const session::SourceLabel *label)
{
    const auto add = [this](const QString &text) {
        addText(text.isEmpty() ? std::nullopt : std::optional(text));
    };
    add(label != nullptr ? label->alias : QString());
    add(label != nullptr ? session::tagsText(*label) : QString());
}

void RecordBuilder::addJson(const std::optional<std::string> &json)
{
    m_record += m_syntax.cellStart(m_column++);
    if (json)
        m_record += *json;
    else
        m_record += m_syntax.unknown();
}

const std::string &RecordBuilder::end()
{
    m_record += m_syntax.recordEnd();
    return m_record;
}

void RecordBuilder::count(TableCounts &counts) const
{
    counts.neutralised += m_counts.neutralised;
    counts.longIntegers += m_counts.longIntegers;
}

} // namespace sessionscope::exporting
