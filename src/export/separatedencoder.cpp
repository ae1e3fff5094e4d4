// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/recordencoder.h"

#include <array>
#include <charconv>

namespace sessionscope::exporting {

namespace {

// CSV and TSV. An empty text and an unknown value are both an empty cell without quotation marks.
class SeparatedEncoder final : public RecordEncoder
{
public:
    SeparatedEncoder(const TableFormat &format, std::vector<std::string> names)
        : m_format(format)
        , m_names(std::move(names))
        , m_separator(format.separator())
        , m_lineEnd(format.lineEnd())
        , m_guards(format.guardsFormulas())
        , m_longIntegersAsText(format.writesLongIntegersAsText())
    {
        for (const char special : {m_separator, '"', '\r', '\n'})
            m_needsQuotes[static_cast<unsigned char>(special)] = true;
    }

    void begin() override
    {
        if (m_format.hasByteOrderMark())
            m_output += "\xEF\xBB\xBF";
        beginRecord();
        for (const std::string &name : m_names)
            cell(name, {}, false);
        endRecord();
    }

    void end() override { }

    void beginRecord() override
    {
        m_recordStart = m_output.size();
        m_isFirst = true;
    }

    void endRecord() override
    {
        // A line without a character would be no record to many readers.
        if (m_output.size() == m_recordStart)
            m_output += "\"\"";
        m_output += m_lineEnd;
    }

    void unknown() override { separate(); }

    void integer(qint64 value) override { number(value, value < 0); }

    void unsignedInteger(quint64 value) override { number(value, false); }

    void text(QByteArrayView utf8, QByteArrayView tail) override
    {
        const bool neutralise = m_guards && looksLikeFormula(utf8, tail);
        m_neutralised += neutralise ? 1 : 0;
        cell(utf8, tail, neutralise);
    }

    void integers(const std::vector<quint64> &) override { Q_UNREACHABLE(); }

private:
    void separate()
    {
        if (!m_isFirst)
            m_output += m_separator;
        m_isFirst = false;
    }

    template <class Integer>
    void number(Integer value, bool isNegative)
    {
        std::array<char, 24> digits;
        char *const begin = digits.data();
        char *const end = std::to_chars(begin, begin + digits.size(), value).ptr;
        const auto length = end - begin;
        separate();
        if (m_longIntegersAsText && length - (isNegative ? 1 : 0) > kSpreadsheetDigits) {
            m_output += '\'';
            ++m_longIntegers;
        }
        m_output.append(begin, end);
    }

    // What a spreadsheet takes for a formula, leading blanks skipped as it may do.
    static bool looksLikeFormula(QByteArrayView utf8, QByteArrayView tail)
    {
        for (const QByteArrayView part : {utf8, tail}) {
            for (const char c : part) {
                if (c != ' ')
                    return c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' || c == '\r'
                        || c == '\n';
            }
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

    void cell(QByteArrayView utf8, QByteArrayView tail, bool neutralise)
    {
        separate();
        const bool quoted = holdsSpecial(utf8) || holdsSpecial(tail);
        if (quoted)
            m_output += '"';
        if (neutralise)
            m_output += '\'';
        for (const QByteArrayView part : {utf8, tail}) {
            if (quoted)
                appendDoubled(part);
            else
                m_output.append(part.data(), static_cast<std::size_t>(part.size()));
        }
        if (quoted)
            m_output += '"';
    }

    void appendDoubled(QByteArrayView utf8)
    {
        for (const char c : utf8) {
            if (c == '"')
                m_output += '"';
            m_output += c;
        }
    }

    TableFormat m_format;
    std::vector<std::string> m_names;
    char m_separator;
    const char *m_lineEnd;
    bool m_guards;
    bool m_longIntegersAsText;
    std::array<bool, 256> m_needsQuotes{};
    std::size_t m_recordStart = 0;
    bool m_isFirst = true;
};

} // namespace

std::unique_ptr<RecordEncoder> makeSeparatedEncoder(const TableFormat &format,
                                                    std::vector<std::string> names)
{
    return std::make_unique<SeparatedEncoder>(format, std::move(names));
}

} // namespace sessionscope::exporting
