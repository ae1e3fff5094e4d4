// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/recordencoder.h"

#include <array>
#include <charconv>

namespace sessionscope::exporting {

namespace {

// JSON (RFC 8259): one array, a record on each line. NDJSON: the same lines alone.
class JsonEncoder final : public RecordEncoder
{
public:
    JsonEncoder(const TableFormat &format, const std::vector<std::string> &names)
        : m_isArray(format.kind == TableFormat::Kind::Json)
    {
        for (const std::string &name : names)
            m_keys.push_back((m_keys.empty() ? "\"" : ",\"") + name + "\":");
    }

    void begin() override
    {
        if (m_isArray)
            m_output += '[';
    }

    void end() override
    {
        if (m_isArray)
            m_output += m_hasRecords ? "\n]\n" : "]\n";
    }

    void beginRecord() override
    {
        if (m_isArray)
            m_output += m_hasRecords ? ",\n" : "\n";
        m_output += '{';
        m_hasRecords = true;
        m_column = 0;
    }

    void endRecord() override
    {
        m_output += '}';
        if (!m_isArray)
            m_output += '\n';
    }

    void unknown() override
    {
        key();
        m_output += "null";
    }

    void integer(qint64 value) override
    {
        key();
        number(value);
    }

    void unsignedInteger(quint64 value) override
    {
        key();
        number(value);
    }

    void text(QByteArrayView utf8, QByteArrayView tail) override
    {
        key();
        m_output += '"';
        appendEscaped(utf8);
        appendEscaped(tail);
        m_output += '"';
    }

    void integers(const std::vector<quint64> &values) override
    {
        key();
        m_output += '[';
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (i > 0)
                m_output += ',';
            number(values[i]);
        }
        m_output += ']';
    }

private:
    void key() { m_output += m_keys[m_column++]; }

    template <class Integer>
    void number(Integer value)
    {
        std::array<char, 24> digits;
        char *const begin = digits.data();
        m_output.append(begin, std::to_chars(begin, begin + digits.size(), value).ptr);
    }

    void appendEscaped(QByteArrayView utf8)
    {
        const char *plain = utf8.data();
        const char *const end = plain + utf8.size();
        for (const char *at = plain; at != end; ++at) {
            const auto c = static_cast<unsigned char>(*at);
            if (c >= 0x20 && c != '"' && c != '\\')
                continue;
            m_output.append(plain, at);
            plain = at + 1;
            appendEscape(c);
        }
        m_output.append(plain, end);
    }

    void appendEscape(unsigned char c)
    {
        static constexpr char kHexDigits[] = "0123456789abcdef";
        m_output += '\\';
        switch (c) {
        case '\n':
            m_output += 'n';
            break;
        case '\r':
            m_output += 'r';
            break;
        case '\t':
            m_output += 't';
            break;
        case '"':
        case '\\':
            m_output += static_cast<char>(c);
            break;
        default:
            m_output += "u00";
            m_output += kHexDigits[c >> 4U];
            m_output += kHexDigits[c & 0xFU];
        }
    }

    bool m_isArray;
    std::vector<std::string> m_keys;
    std::size_t m_column = 0;
    bool m_hasRecords = false;
};

} // namespace

std::unique_ptr<RecordEncoder> makeJsonEncoder(const TableFormat &format,
                                               std::vector<std::string> names)
{
    return std::make_unique<JsonEncoder>(format, names);
}

std::unique_ptr<RecordEncoder> RecordEncoder::make(const TableFormat &format,
                                                   std::vector<std::string> names)
{
    return format.hasPreset() ? makeSeparatedEncoder(format, std::move(names))
                              : makeJsonEncoder(format, std::move(names));
}

} // namespace sessionscope::exporting
