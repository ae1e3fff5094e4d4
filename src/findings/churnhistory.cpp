// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "findings/churnhistory.h"

#include <QHash>

#include <algorithm>

namespace sessionscope::findings {

namespace {

using session::Column;
using session::SessionSnapshot;
using std::chrono::milliseconds;

milliseconds momentOf(const SessionSnapshot &snapshot)
{
    return milliseconds(snapshot.info().timestamp_ms.value_or(0));
}

quint64 sessionsOf(const SourceChurn &source)
{
    return quint64(source.came) + source.went;
}

bool hasMore(const SourceChurn &left, const SourceChurn &right)
{
    return sessionsOf(left) > sessionsOf(right);
}

//! Adds up by source, as filters tell sources apart.
class Sums final
{
public:
    void add(const QString &source, quint32 came, quint32 went)
    {
        const QString key = source.toCaseFolded();
        const auto known = m_places.constFind(key);
        const std::size_t place = known == m_places.cend() ? m_sources.size() : *known;
        if (known == m_places.cend()) {
            m_places.insert(key, place);
            m_sources.push_back({source});
        }
        m_sources[place].came += came;
        m_sources[place].went += went;
    }

    std::vector<SourceChurn> take() && { return std::move(m_sources); }

private:
    QHash<QString, std::size_t> m_places; // by case-folded source
    std::vector<SourceChurn> m_sources;
};

// By code of Client how many of the rows \a isCounted says yes to.
template <class IsCounted>
std::vector<quint32> countBySource(const SessionSnapshot &snapshot, IsCounted isCounted)
{
    std::vector<quint32> counts(snapshot.dictionary(Column::Client).size(), 0);
    for (quint32 row = 0; row < snapshot.rowCount(); ++row) {
        if (!isCounted(row))
            continue;
        if (const auto code = snapshot.code(Column::Client, row))
            ++counts[*code];
    }
    return counts;
}

// The sources with the most of \a counts, by code.
template <class Take>
void takeMost(const SessionSnapshot &snapshot, const std::vector<quint32> &counts, Take take)
{
    std::vector<quint32> codes;
    for (quint32 code = 0; code < counts.size(); ++code) {
        if (counts[code] > 0)
            codes.push_back(code);
    }
    if (codes.size() > ChurnHistory::kMostSources) {
        const auto end = codes.begin() + qsizetype(ChurnHistory::kMostSources);
        std::nth_element(codes.begin(), end, codes.end(), [&counts](quint32 left, quint32 right) {
            return counts[left] > counts[right];
        });
        codes.erase(end, codes.end());
    }
    for (const quint32 code : codes)
        take(snapshot.dictionary(Column::Client).text(code), counts[code]);
}

std::vector<SourceChurn> compared(const SessionSnapshot &before, const SessionSnapshot &after,
                                  const session::SnapshotDiff &diff)
{
    if (diff.survivors == before.rowCount() && diff.survivors == after.rowCount())
        return {};
    std::vector<bool> stays(before.rowCount());
    for (const quint32 oldRow : diff.newToOld) {
        if (oldRow != session::kNoRow)
            stays[oldRow] = true;
    }
    const auto came = countBySource(
        after, [&diff](quint32 row) { return diff.newToOld[row] == session::kNoRow; });
    const auto went = countBySource(before, [&stays](quint32 row) { return !stays[row]; });
    Sums sums;
    takeMost(after, came,
             [&sums](const QString &source, quint32 sessions) { sums.add(source, sessions, 0); });
    takeMost(before, went,
             [&sums](const QString &source, quint32 sessions) { sums.add(source, 0, sessions); });
    return std::move(sums).take();
}

} // namespace

void ChurnHistory::add(const SessionSnapshot &before, const SessionSnapshot &after,
                       const session::SnapshotDiff &diff)
{
    const milliseconds now = momentOf(after);
    // What a clock that is turned back leaves cannot be added up.
    std::erase_if(m_refreshes, [now](const Refresh &refresh) {
        return refresh.from > now || now - refresh.from > kWindow;
    });
    m_refreshes.push_back({momentOf(before), now, compared(before, after, diff)});
    while (m_refreshes.size() > kMostRefreshes)
        m_refreshes.pop_front();
}

Churn ChurnHistory::churn() const
{
    if (m_refreshes.empty())
        return {};
    Sums sums;
    milliseconds first = m_refreshes.back().from;
    for (const Refresh &refresh : m_refreshes) {
        first = std::min(first, refresh.from);
        for (const SourceChurn &source : refresh.sources)
            sums.add(source.source, source.came, source.went);
    }
    Churn churn;
    churn.sources = std::move(sums).take();
    std::stable_sort(churn.sources.begin(), churn.sources.end(), hasMore);
    const milliseconds window = std::max(m_refreshes.back().to - first, milliseconds(0));
    churn.window = std::chrono::ceil<std::chrono::seconds>(window);
    return churn;
}

} // namespace sessionscope::findings
