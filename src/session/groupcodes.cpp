// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/groupcodes.h"

#include "session/addressrange.h"
#include "session/columnreader.h"
#include "session/flags.h"

#include <array>
#include <limits>
#include <type_traits>
#include <unordered_map>

namespace sessionscope::session {

namespace {

constexpr std::size_t kPart = 2048; // codes that stay in the first-level cache

//! The code of each entry of a column of integers: few distinct ones, as a rule within a byte.
template <class Entry>
class CodeOfEntry final
{
public:
    //! \a none: the code of an entry that has not been asked for.
    explicit CodeOfEntry(quint32 none)
        : m_none(none)
    {
        if constexpr (kIsNear)
            m_codes.resize(std::size_t(std::numeric_limits<Entry>::max()) + 1, none);
    }

    quint32 &operator[](Entry entry)
    {
        if constexpr (kIsNear)
            return m_codes[entry];
        else
            return m_codes.try_emplace(entry, m_none).first->second;
    }

private:
    static constexpr bool kIsNear = sizeof(Entry) <= 2;

    std::conditional_t<kIsNear, std::vector<quint32>, std::unordered_map<quint64, quint32>> m_codes;
    quint32 m_none;
};

} // namespace

GroupCodes::GroupCodes(const SessionSnapshot &snapshot, const GroupKey &key,
                       const SourceLabels *labels)
    : m_snapshot(snapshot)
{
    switch (key.by) {
    case GroupBy::Source:
        takeColumn(Column::Client);
        break;
    case GroupBy::Network:
        takeTexts(Column::Client, [&key](QByteArrayView source) {
            const QByteArray network = networkOf(source, key);
            return network.isEmpty() ? source.toByteArray() : network;
        });
        break;
    case GroupBy::Alias:
        takeAliases(labels);
        break;
    case GroupBy::Name:
        takeColumn(Column::Name);
        break;
    case GroupBy::NamePrefix:
        takeTexts(Column::Name, namePrefix);
        break;
    case GroupBy::Command:
        takeColumn(Column::Cmd);
        break;
    case GroupBy::Db:
        takeIntegers(Column::Db);
        break;
    case GroupBy::Node:
        takeColumn(Column::NodeId);
        break;
    case GroupBy::Flags:
        takeColumn(Column::Flags);
        break;
    case GroupBy::Role:
        takeTexts(Column::Flags, [](QByteArrayView flags) {
            return roleOfFlags(QString::fromUtf8(flags)).toUtf8();
        });
        break;
    case GroupBy::User:
        takeColumn(Column::User);
        break;
    case GroupBy::Library:
        takeColumn(Column::LibName);
        break;
    }
}

// \a meaning: of a code of the dictionary, or kNoMeaning. Unknown has none.
template <class Meaning>
void GroupCodes::addLayer(Column column, Meaning meaning)
{
    Layer layer{&m_snapshot.packed(column), {}};
    const quint32 codes = m_snapshot.dictionary(column).size();
    layer.meaning.reserve(std::size_t(codes) + 1);
    for (quint32 code = 0; code < codes; ++code)
        layer.meaning.push_back(meaning(code));
    layer.meaning.push_back(kNoMeaning);
    m_layers.push_back(std::move(layer));
}

void GroupCodes::takeColumn(Column column)
{
    m_columnTexts = &m_snapshot.dictionary(column);
    m_layers.push_back({&m_snapshot.packed(column), {}});
    m_size = m_columnTexts->size() + 1;
}

template <class TextOf>
void GroupCodes::takeTexts(Column column, TextOf textOf)
{
    const Dictionary &texts = m_snapshot.dictionary(column);
    addLayer(column, [&](quint32 code) { return m_ownTexts.add(textOf(texts.utf8(code))); });
    m_size = m_ownTexts.size() + 1;
}

void GroupCodes::takeAliases(const SourceLabels *labels)
{
    if (labels != nullptr) {
        std::vector<quint32> aliases;
        for (const SourceLabel &label : labels->labels)
            aliases.push_back(label.alias.isEmpty() ? kNoMeaning
                                                    : m_ownTexts.add(label.alias.toUtf8()));
        const auto aliasOf = [&aliases](const std::vector<quint32> &labelOfCode) {
            return [&](quint32 code) {
                const quint32 label = code < labelOfCode.size() ? labelOfCode[code] : kNoLabel;
                return label == kNoLabel ? kNoMeaning : aliases[label];
            };
        };
        addLayer(Column::Client, aliasOf(labels->ofSource));
        addLayer(Column::Name, aliasOf(labels->ofName));
    }
    const Dictionary &remote = m_snapshot.dictionary(Column::ClientDesc);
    addLayer(Column::ClientDesc, [&](quint32 code) {
        return remote.utf8(code).isEmpty() ? kNoMeaning : m_ownTexts.add(remote.utf8(code));
    });
    m_size = m_ownTexts.size() + 1;
}

void GroupCodes::takeIntegers(Column column)
{
    const PackedIntegers &packed = m_snapshot.packed(column);
    m_codes.resize(packed.size(), kNoMeaning);
    if (!packed.isAllUnknown()) {
        packed.visit([this]<class Entry>(const PackedView<Entry> &view) {
            CodeOfEntry<Entry> codeOfEntry(kNoMeaning);
            for (std::size_t row = 0; row < m_codes.size(); ++row) {
                if (view.isUnknown(row))
                    continue;
                quint32 &code = codeOfEntry[view.entry(row)];
                if (code == kNoMeaning)
                    code =
                        m_ownTexts.add(QByteArray::number(static_cast<qlonglong>(view.value(row))));
                m_codes[row] = code;
            }
        });
    }
    m_size = m_ownTexts.size() + 1;
}

void GroupCodes::read(std::size_t firstRow, std::span<quint32> out) const
{
    const quint32 unknown = m_size - 1;
    if (m_layers.empty()) {
        for (std::size_t i = 0; i < out.size(); ++i)
            out[i] = std::min(m_codes[firstRow + i], unknown);
        return;
    }
    const Layer &first = m_layers.front();
    if (first.meaning.empty()) {
        readColumn(*first.column, firstRow, out, unknown);
        return;
    }
    const auto readLayer = [firstRow](const Layer &layer, std::span<quint32> codes) {
        readColumn(*layer.column, firstRow, codes, static_cast<quint32>(layer.meaning.size()) - 1);
        for (quint32 &code : codes)
            code = layer.meaning[code];
    };
    readLayer(first, out);
    std::array<quint32, kPart> more;
    Q_ASSERT(out.size() <= more.size());
    for (std::size_t layer = 1; layer < m_layers.size(); ++layer) {
        readLayer(m_layers[layer], std::span(more).first(out.size()));
        for (std::size_t i = 0; i < out.size(); ++i)
            out[i] = out[i] == kNoMeaning ? more[i] : out[i];
    }
    for (quint32 &code : out)
        code = std::min(code, unknown); // kNoMeaning is the largest of all
}

std::optional<QByteArray> GroupCodes::utf8(quint32 code) const
{
    if (code + 1 == m_size)
        return std::nullopt;
    return texts().utf8(code).toByteArray();
}

QByteArrayView namePrefix(QByteArrayView name)
{
    const auto *const end = std::find_if(name.begin(), name.end(), [](char c) {
        return (c >= '0' && c <= '9') || QByteArrayView("-_:./#").contains(c);
    });
    return end == name.begin() ? name : name.first(end - name.begin());
}

QByteArray networkOf(QByteArrayView source, const GroupKey &key)
{
    const std::optional<HostAddress> address = parseHostAddress(source);
    if (!address)
        return {};
    const int bits = std::min<int>(address->version == 4 ? key.ipv4Bits : key.ipv6Bits,
                                   addressBits(address->version));
    return hostText(addressBlock(*address, bits).first) + '/' + QByteArray::number(bits);
}

} // namespace sessionscope::session
