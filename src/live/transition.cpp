// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/transition.h"

#include "session/diff.h"
#include "session/prefetch.h"

namespace sessionscope::live {

namespace {

using session::kNoRow;

constexpr quint32 kAhead = 16; // places whose memory is asked for together

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

    //! A place that is named soon, or kNoRow.
    void expect(quint32 oldPlace) const
    {
        if (oldPlace == kNoRow)
            return;
        session::prefetch(&m_steps.oldToArranged[oldPlace]);
        session::prefetch(&m_before[oldPlace]);
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

// Where the sessions of new rows were before.
class PlacesBefore
{
public:
    //! \a newToOld: nullptr if the rows are the same.
    PlacesBefore(const RefreshResult &previous, const std::vector<quint32> *newToOld)
        : m_placeOfRow(previous.placeOfRow)
        , m_newToOld(newToOld)
    {
    }

    //! kNoRow if the session is new, or was not shown.
    quint32 of(quint32 newRow) const
    {
        const quint32 row = oldRow(newRow);
        return row == kNoRow ? kNoRow : m_placeOfRow[row];
    }

    //! Before of(): first this, somewhat later expect().
    void expectRow(quint32 newRow) const
    {
        if (m_newToOld != nullptr)
            session::prefetch(&(*m_newToOld)[newRow]);
    }

    void expect(quint32 newRow) const
    {
        const quint32 row = oldRow(newRow);
        if (row != kNoRow)
            session::prefetch(&m_placeOfRow[row]);
    }

private:
    quint32 oldRow(quint32 newRow) const
    {
        return m_newToOld != nullptr ? (*m_newToOld)[newRow] : newRow;
    }

    const std::vector<quint32> &m_placeOfRow;
    const std::vector<quint32> *m_newToOld;
};

bool keepPlaces(const RefreshResult &previous, const RefreshResult &next,
                const PlacesBefore &places)
{
    const std::vector<quint32> &after = next.visibleRows;
    if (previous.visibleRows.size() != after.size())
        return false;
    for (quint32 place = 0; place < after.size(); ++place) {
        if (places.of(after[place]) != place)
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
    if (newToOld == nullptr && previous.visibleRows == next.visibleRows)
        return sameRows(next.visibleRows.size());
    if (newToOld == nullptr && isSameOrder(previous, next))
        return refiltered(previous, next);
    const PlacesBefore places(previous, newToOld);
    if (newToOld != nullptr && keepPlaces(previous, next, places))
        return sameRows(next.visibleRows.size());
    TransitionBuilder builder(previous, next);
    const std::vector<quint32> &after = next.visibleRows;
    for (quint32 newPlace = 0; newPlace < after.size(); ++newPlace) {
        // Both lists are in any order to each other: what comes soon is asked for step by step.
        if (newPlace + 3 * kAhead < after.size()) {
            places.expectRow(after[newPlace + 3 * kAhead]);
            places.expect(after[newPlace + 2 * kAhead]);
            builder.expect(places.of(after[newPlace + kAhead]));
        }
        const quint32 oldPlace = places.of(after[newPlace]);
        if (oldPlace == kNoRow)
            builder.comes(newPlace);
        else
            builder.survives(oldPlace, newPlace);
    }
    return std::move(builder).finish();
}

} // namespace sessionscope::live
