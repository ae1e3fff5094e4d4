// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/grouping.h"

#include <QByteArray>

#include <optional>
#include <span>
#include <vector>

namespace sessionscope::session {

//! One key of groups as a number for each row: a code less than size() for each value. Refers to
//! the snapshot.
class GroupCodes final
{
public:
    GroupCodes(const SessionSnapshot &snapshot, const GroupKey &key, const SourceLabels *labels);

    //! Codes, that of "unknown" included.
    quint32 size() const { return m_size; }

    //! The codes of the rows from \a firstRow on.
    void read(std::size_t firstRow, std::span<quint32> out) const;

    //! nullopt: the code stands for unknown.
    std::optional<QByteArray> utf8(quint32 code) const;

private:
    // A column of texts, and what each of its codes means here; the last entry is for unknown.
    struct Layer
    {
        const PackedIntegers *column;
        std::vector<quint32> meaning; // kNoMeaning: ask the next layer; empty: the code itself
    };

    static constexpr quint32 kNoMeaning = 0xffffffff;

    const Dictionary &texts() const
    {
        return m_columnTexts != nullptr ? *m_columnTexts : m_ownTexts;
    }

    template <class Meaning>
    void addLayer(Column column, Meaning meaning);
    void takeColumn(Column column);
    void takeIntegers(Column column);
    void takeAliases(const SourceLabels *labels);
    template <class TextOf>
    void takeTexts(Column column, TextOf textOf);

    const SessionSnapshot &m_snapshot;
    quint32 m_size = 0;
    std::vector<Layer> m_layers; // the first that has a meaning counts
    std::vector<quint32> m_codes; // by row, where there are no layers
    const Dictionary *m_columnTexts = nullptr; // of the codes; else m_ownTexts
    Dictionary m_ownTexts;
};

} // namespace sessionscope::session
