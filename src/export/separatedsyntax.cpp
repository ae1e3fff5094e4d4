// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/recordsyntax.h"

#include <array>

namespace sessionscope::exporting {

namespace {

// CSV and TSV. An empty text and an unknown value are both an empty cell without quotation marks.
class SeparatedSyntax final : public RecordSyntax
{
public:
    SeparatedSyntax(const TableFormat &format, const std::vector<std::string> &names)
        : m_format(format)
        , m_separator(format.separator())
        , m_guards(format.guardsFormulas())
    {
        for (const char special : {m_separator, '"', '\r', '\n'})
            m_needsQuotes[static_cast<unsigned char>(special)] = true;
        for (std::size_t i = 0; i < names.size(); ++i)
            m_header += cellStart(i) + names[i];
    }

    std::string opening() const override
    {
        return (m_format.hasByteOrderMark() ? "\xEF\xBB\xBF" : "") + m_header + recordEnd();
    }

    std::string closing(bool) const override { return {}; }

    std::string recordStart(bool) const override { return {}; }

    std::string recordEnd() const override { return m_format.lineEnd(); }

    // A line without a character would be no record to many readers.
    std::string emptyRecord() const override { return "\"\""; }

    std::string cellStart(std::size_t column) const override
    {
        return column == 0 ? std::string() : std::string(1, m_separator);
    }

    std::string unknown() const override { return {}; }

    Text openText(std::string &out, QByteArrayView utf8) const override
    {
        const Text text{holdsSpecial(utf8), m_guards && looksLikeFormula(utf8)};
        if (text.isQuoted)
            out += '"';
        if (text.isNeutralised)
            out += '\'';
        if (text.isQuoted)
            appendDoubled(out, utf8);
        else
            out.append(utf8.data(), static_cast<std::size_t>(utf8.size()));
        return text;
    }

    bool marksLongIntegers() const override { return m_format.writesLongIntegersAsText(); }

private:
    // What a spreadsheet takes for a formula, leading blanks skipped as it may do.
    static bool looksLikeFormula(QByteArrayView utf8)
    {
        for (const char c : utf8) {
            if (c != ' ')
                return c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' || c == '\r'
                    || c == '\n';
        }
        return false;
    }

    bool holdsSpecial(QByteArrayView utf8) const
    {
        for (const char c : utf8) {
            if (m_needsQuotes[static_cast<unsigned char>(c)])
                return true;
        }
        return false;
    }

    static void appendDoubled(std::string &out, QByteArrayView utf8)
    {
        for (const char c : utf8) {
            if (c == '"')
                out += '"';
            out += c;
        }
    }

    TableFormat m_format;
    char m_separator;
    bool m_guards;
    std::string m_header;
    std::array<bool, 256> m_needsQuotes{};
};

} // namespace

std::unique_ptr<RecordSyntax> makeSeparatedSyntax(const TableFormat &format,
                                                  const std::vector<std::string> &names)
{
    return std::make_unique<SeparatedSyntax>(format, names);
}

} // namespace sessionscope::exporting
