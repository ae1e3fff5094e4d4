// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/transition.h"

#include "session/diff.h"

namespace sessionscope::live {

namespace {

using session::kNoRow;

bool isIdentity(const std::vector<quint32> &places)
{
    for (quint32 place = 0; place < places.size(); ++place) {
        if (places[place] != place)
            return false;
    }
    return true;
}

// Collects the steps while somebody walks over the rows.
class TransitionBuilder
{
public:
    TransitionBuilder(const RefreshResult &previous, const RefreshResult &next)
        : m_before(previous.visibleRows)
        , m_after(next.visibleRows)
    {
        m_steps.oldToArranged.assign(m_before.size(), kNoRow);
        m_steps.oldArranged.reserve(m_before.size());
        m_steps.newArranged.reserve(m_after.size());
        m_steps.arrangedToFinal.reserve(m_after.size());
    }

    //! Both in the order of the new places.
    void survives(quint32 oldPlace, quint32 newPlace)
    {
        m_steps.oldToArranged[oldPlace] = m_steps.survivors++;
        m_steps.oldArranged.push_back(m_before[oldPlace]);
        m_steps.newArranged.push_back(m_after[newPlace]);
        m_steps.arrangedToFinal.push_back(newPlace);
    }

    void comes(quint32 newPlace) { m_added.push_back(newPlace); }

    RowTransition finish() &&
    {
        for (const quint32 place : m_added) {
            m_steps.newArranged.push_back(m_after[place]);
            m_steps.arrangedToFinal.push_back(place);
        }
        m_steps.added = static_cast<quint32>(m_added.size());
        for (quint32 oldPlace = 0; oldPlace < m_before.size(); ++oldPlace) {
            if (m_steps.oldToArranged[oldPlace] != kNoRow)
                continue;
            m_steps.oldToArranged[oldPlace] = m_steps.survivors + m_steps.gone++;
            m_steps.oldArranged.push_back(m_before[oldPlace]);
        }
        if (isIdentity(m_steps.oldToArranged))
            m_steps.oldToArranged = {};
        if (isIdentity(m_steps.arrangedToFinal))
            m_steps.arrangedToFinal = {};
        return std::move(m_steps);
    }

private:
    const std::vector<quint32> &m_before;
    const std::vector<quint32> &m_after;
    RowTransition m_steps;
    std::vector<quint32> m_added; // new places
};

RowTransition sameRows(std::size_t count)
{
    RowTransition transition;
    transition.sameRows = true;
    transition.survivors = static_cast<quint32>(count);
    return transition;
}

// Another filter over rows in the same order: both lists are walked in step, and only where they
// differ a place is looked up.
RowTransition refiltered(const RefreshResult &previous, const RefreshResult &next)
{
    const std::vector<quint32> &before = previous.visibleRows;
    const std::vector<quint32> &after = next.visibleRows;
    TransitionBuilder builder(previous, next);
    quint32 oldPlace = 0;
    for (quint32 newPlace = 0; newPlace < after.size(); ++newPlace) {
        while (oldPlace < before.size() && before[oldPlace] != after[newPlace]
               && next.placeOfRow[before[oldPlace]] == kNoRow)
            ++oldPlace;
        if (oldPlace < before.size() && before[oldPlace] == after[newPlace])
            builder.survives(oldPlace++, newPlace);
        else
            builder.comes(newPlace);
    }
    return std::move(builder).finish();
}

// The place that the session in this new row had, or kNoRow.
quint32 placeBefore(const RefreshResult &previous, const std::vector<quint32> *newToOld,
                    quint32 newRow)
{
    const quint32 oldRow = newToOld != nullptr ? (*newToOld)[newRow] : newRow;
    return oldRow == kNoRow ? kNoRow : previous.placeOfRow[oldRow];
}

bool keepPlaces(const RefreshResult &previous, const RefreshResult &next,
                const std::vector<quint32> *newToOld)
{
    const std::vector<quint32> &after = next.visibleRows;
    if (previous.visibleRows.size() != after.size())
        return false;
    for (quint32 place = 0; place < after.size(); ++place) {
        if (placeBefore(previous, newToOld, after[place]) != place)
            return false;
    }
    return true;
}

// Whether rows of the same data stand in the same order, as far as both show them.
bool isSameOrder(const RefreshResult &previous, const RefreshResult &next)
{
    const bool areSorted = previous.outOfPlace == 0 && next.outOfPlace == 0;
    return areSorted && previous.request.sort == next.request.sort;
}

} // namespace

RowTransition buildTransition(const RefreshResult &previous, const RefreshResult &next,
                              const std::vector<quint32> *newToOld)
{
    if (newToOld == nullptr ? previous.visibleRows == next.visibleRows
                            : keepPlaces(previous, next, newToOld))
        return sameRows(next.visibleRows.size());
    if (newToOld == nullptr && isSameOrder(previous, next))
        return refiltered(previous, next);
    TransitionBuilder builder(previous, next);
    for (quint32 newPlace = 0; newPlace < next.visibleRows.size(); ++newPlace) {
        const quint32 oldPlace = placeBefore(previous, newToOld, next.visibleRows[newPlace]);
        if (oldPlace == kNoRow)
            builder.comes(newPlace);
        else
            builder.survives(oldPlace, newPlace);
    }
    return std::move(builder).finish();
}

} // namespace sessionscope::live
