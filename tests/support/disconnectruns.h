// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/disconnectrun.h"
#include "support/redisclients.h"

#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <map>
#include <memory>
#include <optional>

//! Disconnecting real clients, and what is told of it.
namespace sessionscope::test {

inline constexpr int kRunTimeout_ms = 60'000;

//! The sessions of \a list whose client name begins with \a name.
inline std::vector<live::DisconnectTarget> targetsNamed(const QByteArray &name,
                                                        const session::SnapshotPointer &list,
                                                        const std::vector<live::NodeAccess> &nodes)
{
    std::vector<live::DisconnectNode> planNodes;
    for (const live::NodeAccess &node : nodes)
        planNodes.push_back({node.nodeId, node.isProxy});
    return live::DisconnectPlan::make(list, rowsNamed(*list, name), planNodes).targets();
}

//! The same, of a list that is read now.
inline std::vector<live::DisconnectTarget> targetsNamed(const QByteArray &name,
                                                        const std::vector<live::NodeAccess> &nodes)
{
    const session::SnapshotPointer list = clientsOf(nodes);
    return list ? targetsNamed(name, list, nodes) : std::vector<live::DisconnectTarget>();
}

//! By target.
using DisconnectOutcomes = std::map<quint32, live::DisconnectOutcome>;

//! As "1 Already gone, 2 Disconnected".
inline QString drawnOutcomes(const DisconnectOutcomes &outcomes)
{
    std::map<QString, int> counts;
    for (const auto &[target, outcome] : outcomes)
        ++counts[outcomeText(outcome.kind)];
    QStringList texts;
    for (const auto &[text, count] : counts)
        texts.append(QStringLiteral("%1 %2").arg(count).arg(text));
    return texts.join(QStringLiteral(", "));
}

//! Runs to the end, with a journal of their own.
class DisconnectRuns
{
public:
    struct Done
    {
        DisconnectOutcomes outcomes;
        live::DisconnectEnd end;
        bool isFinished = false;
    };

    DisconnectRuns() { clear(); }

    //! With an empty journal.
    void clear()
    {
        m_folder.emplace();
        m_journal =
            std::make_unique<live::Journal>(m_folder->filePath(QStringLiteral("journal.ndjson")));
    }

    const live::Journal &journal() const { return *m_journal; }

    const Clock &clock() const { return m_clock; }

    Done run(const live::DisconnectOrder &order,
             const std::function<void(live::DisconnectRun &)> &onProgress = {}) const
    {
        Done done;
        live::DisconnectRun run(order, *m_journal, m_clock);
        const auto take = [&](const live::DisconnectProgress &outcomes) {
            for (const auto &[target, outcome] : outcomes) {
                if (!done.outcomes.emplace(target, outcome).second)
                    qFatal("target %u has two outcomes", target);
            }
            if (onProgress)
                onProgress(run);
        };
        QObject::connect(&run, &live::DisconnectRun::progressed, &run, take);
        QObject::connect(&run, &live::DisconnectRun::finished, &run,
                         [&](const live::DisconnectEnd &end) {
                             done.end = end;
                             done.isFinished = true;
                         });
        run.start();
        (void)QTest::qWaitFor([&] { return done.isFinished; }, kRunTimeout_ms);
        return done;
    }

private:
    SystemClock m_clock;
    std::optional<QTemporaryDir> m_folder;
    std::unique_ptr<live::Journal> m_journal;
};

} // namespace sessionscope::test
