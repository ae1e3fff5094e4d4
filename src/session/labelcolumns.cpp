// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/labelcolumns.h"

#include "session/columnbuilder.h"
#include "session/knowncolumn.h"
#include "session/sessionsnapshot.h"
#include "session/sourcelabels.h"

#include <algorithm>
#include <array>
#include <vector>

namespace sessionscope::session {

namespace {

constexpr qint64 kNothing = -1; // look further
constexpr qint64 kEmpty = -2; // a label that says nothing of the kind: no other label does

// For each code what it stands for in the new column.
using Meanings = std::vector<qint64>;

// Codes beyond those that are labelled have no label.
Meanings meaningsOf(const Dictionary &texts, const std::vector<quint32> &labelOfCode,
                    const Meanings &ofLabel)
{
    Meanings meanings(texts.size(), kNothing);
    for (std::size_t code = 0; code < std::min(meanings.size(), labelOfCode.size()); ++code) {
        if (labelOfCode[code] != kNoLabel)
            meanings[code] = ofLabel[labelOfCode[code]];
    }
    return meanings;
}

//! Puts the column together, some rows at a time: the layer that is added first wins.
class Layers final
{
public:
    explicit Layers(const SessionSnapshot &snapshot)
        : m_snapshot(snapshot)
    {
    }

    //! Where labels say nothing, \a meanings say what there is.
    void addBelowLabels(Column column, Meanings meanings)
    {
        m_layers.push_back({column, std::move(meanings), kEmpty});
    }

    //! A session is called by the label of its source, else by that of its name.
    template <class TextOf>
    void addLabels(Dictionary &texts, const SourceLabels &labels, TextOf textOf)
    {
        Meanings ofLabel;
        for (const SourceLabel &label : labels.labels) {
            const QString text = textOf(label);
            ofLabel.push_back(text.isEmpty() ? kEmpty : qint64(texts.add(text.toUtf8())));
        }
        const auto add = [&](Column column, const std::vector<quint32> &labelOfCode) {
            const Dictionary &own = m_snapshot.dictionary(column);
            m_layers.push_back({column, meaningsOf(own, labelOfCode, ofLabel), kNothing});
        };
        add(Column::Client, labels.ofSource);
        add(Column::Name, labels.ofName);
    }

    PackedIntegers codes() const
    {
        ColumnBuilder builder;
        KnownValues values;
        std::array<qint64, KnownValues::kRows> codes;
        std::array<ColumnSet, KnownValues::kRows> known; // bit 0
        for (quint32 first = 0; first < m_snapshot.rowCount(); first += KnownValues::kRows) {
            const auto size = std::min<quint32>(KnownValues::kRows, m_snapshot.rowCount() - first);
            std::fill(codes.begin(), codes.end(), kNothing);
            for (const Layer &layer : m_layers) {
                values.read(m_snapshot.packed(layer.column), first, size);
                for (quint32 i = 0; i < size; ++i) {
                    const bool isOpen = codes[i] == kNothing || codes[i] == layer.replaced;
                    if (isOpen && values.isKnown[i] != 0)
                        codes[i] = layer.meanings[static_cast<std::size_t>(values.values[i])];
                }
            }
            for (quint32 i = 0; i < size; ++i)
                known[i] = codes[i] < 0 ? 0 : 1;
            builder.append(std::span(codes).first(size), std::span(known).first(size), 1);
        }
        return std::move(builder).finish();
    }

private:
    struct Layer
    {
        Column column;
        Meanings meanings; // by code
        qint64 replaced; // beside kNothing
    };

    const SessionSnapshot &m_snapshot;
    std::vector<Layer> m_layers;
};

TextColumn labelColumn(const SessionSnapshot &snapshot, const SourceLabels &labels,
                       QString (*textOf)(const SourceLabel &))
{
    TextColumn column;
    Layers layers(snapshot);
    layers.addLabels(column.texts, labels, textOf);
    column.codes = layers.codes();
    return column;
}

} // namespace

QString tagsText(const SourceLabel &label)
{
    return label.tags.join(u' ');
}

TextColumn localAliases(const SessionSnapshot &snapshot, const SourceLabels &labels)
{
    return labelColumn(snapshot, labels, [](const SourceLabel &label) { return label.alias; });
}

TextColumn localTags(const SessionSnapshot &snapshot, const SourceLabels &labels)
{
    return labelColumn(snapshot, labels, tagsText);
}

TextColumn shownAliases(const SessionSnapshot &snapshot, const SourceLabels &labels)
{
    TextColumn column;
    Layers layers(snapshot);
    layers.addLabels(column.texts, labels, [](const SourceLabel &label) {
        return label.alias.isEmpty() ? tagsText(label) : label.alias;
    });
    const Dictionary &remote = snapshot.dictionary(Column::ClientDesc);
    Meanings meanings;
    meanings.reserve(remote.size());
    for (quint32 code = 0; code < remote.size(); ++code)
        meanings.push_back(column.texts.add(remote.utf8(code)));
    layers.addBelowLabels(Column::ClientDesc, std::move(meanings));
    column.codes = layers.codes();
    return column;
}

} // namespace sessionscope::session
