// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "findings/findings.h"

#include "query/composing.h"
#include "session/knowncolumn.h"

#include <algorithm>
#include <optional>

namespace sessionscope::findings {

using namespace Qt::Literals::StringLiterals;
using session::Column;
using session::Dictionary;
using session::KnownValues;
using session::SessionSnapshot;

namespace {

// More sources than these are no finding but a list; the sources dock has it.
constexpr std::size_t kMostSources = 3;

constexpr quint8 kMonitors = 1;
constexpr quint8 kIsBlocked = 2;

struct Count
{
    quint32 sessions = 0;
    qint64 most = 0;

    void add(bool holds, qint64 value)
    {
        sessions += holds ? 1 : 0;
        most = holds ? std::max(most, value) : most;
    }
};

bool isMore(quint32 part, quint32 all, int percent)
{
    return quint64(part) * 100 > quint64(all) * static_cast<quint64>(percent);
}

bool isAtLeast(quint32 count, int threshold)
{
    return qint64(count) >= threshold;
}

//! One look at all sessions, some rows of each column at a time.
class Observer final
{
public:
    explicit Observer(const Input &input)
        : m_input(input)
        , m_snapshot(*input.snapshot)
        , m_bySource(m_snapshot.dictionary(Column::Client).size(), 0)
        , m_flags(flagMarks(m_snapshot.dictionary(Column::Flags)))
        , m_emptyName(m_snapshot.dictionary(Column::Name).find({}))
    {
        for (quint32 first = 0; first < input.answered; first += KnownValues::kRows)
            look(first, std::min<quint32>(KnownValues::kRows, input.answered - first));
    }

    std::vector<Finding> findings() const
    {
        const Thresholds &limits = m_input.thresholds;
        std::vector<Finding> found;
        const auto add = [&](Kind kind, const Count &count, qint64 threshold,
                             const QString &filter) {
            found.push_back(
                {kind, {}, count.sessions, m_input.answered, count.most, threshold, filter});
        };
        const auto seconds = [](std::chrono::seconds time) {
            return QString::number(time.count());
        };
        addNearLimit(found);
        if (m_monitors.sessions > 0)
            add(Kind::Monitor, m_monitors, 0, u"flags:monitor"_s);
        addDominant(found);
        addChurn(found);
        if (m_openMulti.sessions > 0)
            add(Kind::OpenMulti, m_openMulti, limits.openMulti.count(),
                u"multi >= 0 and idle > "_s + seconds(limits.openMulti));
        if (m_largeOutput.sessions > 0)
            add(Kind::LargeOutput, m_largeOutput, limits.outputBytes,
                u"omem >= "_s + QString::number(limits.outputBytes));
        if (m_largeInput.sessions > 0)
            add(Kind::LargeInput, m_largeInput, limits.inputBytes,
                u"qbuf >= "_s + QString::number(limits.inputBytes));
        if (isPartOfAll(m_longIdle, limits.longIdlePercent))
            add(Kind::LongIdle, m_longIdle, limits.longIdle.count(),
                u"idle > "_s + seconds(limits.longIdle));
        if (isPartOfAll(m_unnamed, limits.unnamedPercent))
            add(Kind::Unnamed, m_unnamed, limits.unnamedPercent, u"name = \"\""_s);
        if (m_blocked.sessions > 0)
            add(Kind::LongBlocked, m_blocked, limits.longBlocked.count(),
                u"flags:blocked and idle > "_s + seconds(limits.longBlocked));
        std::stable_sort(found.begin(), found.end(), [](const Finding &left, const Finding &right) {
            return severityOf(left.kind) < severityOf(right.kind);
        });
        return found;
    }

private:
    static std::vector<quint8> flagMarks(const Dictionary &flags)
    {
        std::vector<quint8> marks(flags.size(), 0);
        for (quint32 code = 0; code < flags.size(); ++code) {
            const QByteArrayView letters = flags.utf8(code);
            marks[code] = static_cast<quint8>((letters.contains('O') ? kMonitors : 0)
                                              | (letters.contains('b') ? kIsBlocked : 0));
        }
        return marks;
    }

    void look(quint32 first, quint32 size)
    {
        const Thresholds &limits = m_input.thresholds;
        // Unknown values are 0 here, and no threshold is below that.
        m_values.read(m_snapshot.packed(Column::Client), first, size);
        for (quint32 i = 0; i < size; ++i) {
            if (m_values.isKnown[i] != 0)
                ++m_bySource[static_cast<std::size_t>(m_values.values[i])];
        }
        if (m_emptyName) {
            m_values.read(m_snapshot.packed(Column::Name), first, size);
            for (quint32 i = 0; i < size; ++i)
                m_unnamed.sessions +=
                    m_values.isKnown[i] & (m_values.values[i] == qint64(*m_emptyName) ? 1U : 0U);
        }
        m_values.read(m_snapshot.packed(Column::Omem), first, size);
        for (quint32 i = 0; i < size; ++i)
            m_largeOutput.add(m_values.values[i] >= limits.outputBytes, m_values.values[i]);
        m_values.read(m_snapshot.packed(Column::Qbuf), first, size);
        for (quint32 i = 0; i < size; ++i)
            m_largeInput.add(m_values.values[i] >= limits.inputBytes, m_values.values[i]);

        m_idle.read(m_snapshot.packed(Column::Idle), first, size);
        for (quint32 i = 0; i < size; ++i)
            m_longIdle.add(m_idle.values[i] > limits.longIdle.count(), m_idle.values[i]);
        m_values.read(m_snapshot.packed(Column::Multi), first, size);
        for (quint32 i = 0; i < size; ++i)
            m_openMulti.add((quint8(m_values.isKnown[i] != 0) & quint8(m_values.values[i] >= 0)
                             & quint8(m_idle.values[i] > limits.openMulti.count()))
                                != 0,
                            m_idle.values[i]);
        if (m_flags.empty())
            return;
        m_values.read(m_snapshot.packed(Column::Flags), first, size);
        for (quint32 i = 0; i < size; ++i) {
            const quint8 marks = m_values.isKnown[i] != 0
                ? m_flags[static_cast<std::size_t>(m_values.values[i])]
                : quint8(0);
            m_monitors.add((marks & kMonitors) != 0, m_idle.values[i]);
            m_blocked.add((marks & kIsBlocked) != 0
                              && m_idle.values[i] > limits.longBlocked.count(),
                          m_idle.values[i]);
        }
    }

    void addNearLimit(std::vector<Finding> &found) const
    {
        const Thresholds &limits = m_input.thresholds;
        const std::optional<session::HeadRoom> room =
            session::headRoomOf(m_snapshot.info().server, m_input.answered, limits.connectionLimit);
        if (!room || room->used * 100 < room->limit * limits.limitPercent)
            return;
        Finding finding{Kind::NearLimit,
                        QString::fromUtf8(room->nodeId),
                        static_cast<quint32>(room->used),
                        m_input.answered,
                        room->limit,
                        limits.limitPercent,
                        {}};
        finding.rejected = room->rejected.value_or(0);
        found.push_back(std::move(finding));
    }

    bool isPartOfAll(const Count &count, int percent) const
    {
        return isAtLeast(count.sessions, m_input.thresholds.fewestSessions)
            && isMore(count.sessions, m_input.answered, percent);
    }

    //! What a filter for that source passes: those of all that differ by case alone.
    quint32 sessionsOfAlike(quint32 code) const
    {
        const Dictionary &sources = m_snapshot.dictionary(Column::Client);
        const QString text = sources.text(code);
        quint32 sessions = 0;
        for (quint32 other = 0; other < sources.size(); ++other) {
            // Other letters may have another length in UTF-8, but addresses have none of these.
            if (other == code || sources.text(other).compare(text, Qt::CaseInsensitive) == 0)
                sessions += m_bySource[other];
        }
        return sessions;
    }

    QString filterFor(const QString &source) const
    {
        return query::termForValue(query::fieldOf(Column::Client), source);
    }

    void addDominant(std::vector<Finding> &found) const
    {
        const Thresholds &limits = m_input.thresholds;
        std::vector<quint32> codes;
        for (quint32 code = 0; code < m_bySource.size(); ++code) {
            if (isAtLeast(m_bySource[code], limits.fewestSessions)
                && isMore(m_bySource[code], m_input.answered, limits.dominantPercent))
                codes.push_back(code);
        }
        std::stable_sort(codes.begin(), codes.end(), [this](quint32 left, quint32 right) {
            return m_bySource[left] > m_bySource[right];
        });
        codes.resize(std::min(codes.size(), kMostSources));
        for (const quint32 code : codes) {
            const QString source = m_snapshot.dictionary(Column::Client).text(code);
            const quint32 sessions = sessionsOfAlike(code);
            found.push_back({Kind::DominantSource, source, sessions, m_input.answered, 0,
                             limits.dominantPercent, filterFor(source)});
        }
    }

    // The sessions behind it are the young ones of the source that are still there.
    void addChurn(std::vector<Finding> &found) const
    {
        const int limit = m_input.thresholds.churningSessions;
        const std::chrono::seconds youngest = std::max(m_input.churn.window, ChurnHistory::kWindow);
        std::size_t count = 0;
        for (const SourceChurn &source : m_input.churn.sources) {
            if (!isAtLeast(source.came, limit) || !isAtLeast(source.went, limit))
                continue;
            if (count++ == kMostSources)
                return;
            Finding finding;
            finding.kind = Kind::Churn;
            finding.source = source.source;
            finding.sessions = youngOf(source.source, youngest);
            finding.of = m_input.answered;
            finding.threshold = limit;
            finding.filter =
                filterFor(source.source) + u" and age <= "_s + QString::number(youngest.count());
            finding.came = source.came;
            finding.went = source.went;
            finding.window = m_input.churn.window;
            found.push_back(std::move(finding));
        }
    }

    // Read once more, for the few sources that there is something to say of.
    quint32 youngOf(const QString &source, std::chrono::seconds youngest) const
    {
        const Dictionary &sources = m_snapshot.dictionary(Column::Client);
        std::vector<quint8> isAlike(sources.size(), 0);
        for (quint32 code = 0; code < sources.size(); ++code) {
            if (m_bySource[code] > 0)
                isAlike[code] =
                    sources.text(code).compare(source, Qt::CaseInsensitive) == 0 ? 1 : 0;
        }
        quint32 count = 0;
        KnownValues clients;
        KnownValues ages;
        for (quint32 first = 0; first < m_input.answered; first += KnownValues::kRows) {
            const auto size = std::min<quint32>(KnownValues::kRows, m_input.answered - first);
            clients.read(m_snapshot.packed(Column::Client), first, size);
            ages.read(m_snapshot.packed(Column::Age), first, size);
            for (quint32 i = 0; i < size; ++i) {
                const bool isOfSource = clients.isKnown[i] != 0
                    && isAlike[static_cast<std::size_t>(clients.values[i])] != 0;
                count += isOfSource && ages.isKnown[i] != 0 && ages.values[i] <= youngest.count()
                    ? 1
                    : 0;
            }
        }
        return count;
    }

    const Input &m_input;
    const SessionSnapshot &m_snapshot;
    std::vector<quint32> m_bySource; // by code of Client
    const std::vector<quint8> m_flags; // by code of Flags
    const std::optional<quint32> m_emptyName; // code of the empty name
    Count m_longIdle;
    Count m_unnamed;
    Count m_monitors;
    Count m_blocked;
    Count m_openMulti;
    Count m_largeOutput;
    Count m_largeInput;
    KnownValues m_idle;
    KnownValues m_values;
};

} // namespace

Severity severityOf(Kind kind)
{
    switch (kind) {
    case Kind::NearLimit:
        return Severity::Serious;
    case Kind::Monitor:
    case Kind::DominantSource:
    case Kind::Churn:
    case Kind::OpenMulti:
    case Kind::LargeOutput:
    case Kind::LargeInput:
        return Severity::Warning;
    case Kind::LongIdle:
    case Kind::Unnamed:
    case Kind::LongBlocked:
        break;
    }
    return Severity::Note;
}

std::vector<Finding> findingsOf(const Input &input)
{
    return Observer(input).findings();
}

} // namespace sessionscope::findings
