// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/recordsyntax.h"

namespace sessionscope::exporting {

namespace {

// JSON (RFC 8259): one array, a record on each line. NDJSON: the same lines alone.
class JsonSyntax final : public RecordSyntax
{
public:
    JsonSyntax(const TableFormat &format, const std::vector<std::string> &names)
        : m_isArray(format.kind == TableFormat::Kind::Json)
    {
        for (const std::string &name : names)
            m_keys.push_back((m_keys.empty() ? "\"" : ",\"") + name + "\":");
    }

    std::string opening() const override { return m_isArray ? "[" : ""; }

    std::string closing(bool hasRecords) const override
    {
        if (!m_isArray)
            return {};
        return hasRecords ? "\n]\n" : "]\n";
    }

    std::string recordStart(bool isFirst) const override
    {
        if (!m_isArray)
            return "{";
        return isFirst ? "\n{" : ",\n{";
    }

    std::string recordEnd() const override { return m_isArray ? "}" : "}\n"; }

    std::string emptyRecord() const override { return {}; }

    std::string cellStart(std::size_t column) const override { return m_keys[column]; }

    std::string unknown() const override { return "null"; }

    Text openText(std::string &out, QByteArrayView utf8) const override
    {
        out += '"';
        const char *plain = utf8.data();
        const char *const end = plain + utf8.size();
        for (const char *at = plain; at != end; ++at) {
            const auto c = static_cast<unsigned char>(*at);
            if (c >= 0x20 && c != '"' && c != '\\')
                continue;
            out.append(plain, at);
            plain = at + 1;
            appendEscape(out, c);
        }
        out.append(plain, end);
        return {true, false};
    }

private:
    static void appendEscape(std::string &out, unsigned char c)
    {
        static constexpr char kHexDigits[] = "0123456789abcdef";
        out += '\\';
        switch (c) {
        case '\n':
            out += 'n';
            break;
        case '\r':
            out += 'r';
            break;
        case '\t':
            out += 't';
            break;
        case '"':
        case '\\':
            out += static_cast<char>(c);
            break;
        default:
            out += "u00";
            out += kHexDigits[c >> 4U];
            out += kHexDigits[c & 0xFU];
        }
    }

    bool m_isArray;
    std::vector<std::string> m_keys;
};

} // namespace

std::unique_ptr<RecordSyntax> makeJsonSyntax(const TableFormat &format,
                                             const std::vector<std::string> &names)
{
    return std::make_unique<JsonSyntax>(format, names);
}

std::unique_ptr<RecordSyntax> RecordSyntax::make(const TableFormat &format,
                                                 const std::vector<std::string> &names)
{
    return format.hasPreset() ? makeSeparatedSyntax(format, names) : makeJsonSyntax(format, names);
}

} // namespace sessionscope::exporting
