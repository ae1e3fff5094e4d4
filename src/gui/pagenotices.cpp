// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pagenotices.h"

#include "core/displaytext.h"
#include "core/humanunits.h"
#include "core/limits.h"
#include "core/settings.h"
#include "gui/plainlabel.h"
#include "live/gonesessions.h"

#include <QDateTime>
#include <QMenu>

#include <algorithm>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;

PageNotices::PageNotices(NoticeBar &bar, Settings &settings, QString instanceId,
                         bool canOpenServers)
    : m_bar(bar)
    , m_settings(settings)
    , m_instanceId(std::move(instanceId))
    , m_canOpenServers(canOpenServers)
{
    connect(&m_bar, &NoticeBar::dismissed, this, [this](Notice::Kind kind) {
        if (kind == Notice::Kind::DirectMode)
            m_settings.dismissDirectModeNote(m_instanceId);
    });
}

void PageNotices::setStatus(const live::LiveStatus &status, bool canMissDirectMode)
{
    // Without data the error stands where the rows would be.
    if (status.error && status.hasData) {
        const QString age =
            humanDuration(std::chrono::duration_cast<std::chrono::seconds>(status.dataAge).count(),
                          m_bar.locale());
        m_bar.show({Notice::Kind::Error, Notice::Severity::Error,
                    tr("%1 The rows shown are %2 old.", "an error; a duration")
                        .arg(status.error->message, age),
                    tr("&Details"), [this, error = *status.error] {
                        emit detailsRequested(error);
                    }});
    } else {
        m_bar.clear(Notice::Kind::Error);
    }
    if (canMissDirectMode && status.hasData
        && !m_settings.isDirectModeNoteDismissed(m_instanceId)) {
        m_bar.show({Notice::Kind::DirectMode,
                    Notice::Severity::Information,
                    tr("On a cluster instance, connections in direct mode are missing here: "
                       "DAS does not list them."),
                    {},
                    {}});
    }
}

void PageNotices::setData(const live::RefreshResult &result)
{
    checkTotal(*result.answer);
    checkSources(result.statistics.differing);
    checkValues(result.answer->info());
    checkGone(result.goneNotKept);
    const session::ServerState &server = result.answer->info().server;
    checkNodes(server);
    checkProxy(server);
    checkRelated(server);
    checkPermissions(server);
}

void PageNotices::checkTotal(const session::SessionSnapshot &snapshot)
{
    const std::optional<qint64> total = snapshot.info().total;
    const qint64 rows = snapshot.rowCount();
    if (!total || *total == rows) {
        m_bar.clear(Notice::Kind::TotalDiffers);
        return;
    }
    const QLocale numbers = m_bar.locale();
    m_bar.show({Notice::Kind::TotalDiffers,
                Notice::Severity::Warning,
                tr("The server counts %1 sessions in all, but lists %2.")
                    .arg(numbers.toString(*total), numbers.toString(rows)),
                {},
                {}});
}

void PageNotices::checkSources(quint32 differing)
{
    if (differing == 0) {
        m_bar.clear(Notice::Kind::SourcesDiffer);
        return;
    }
    m_bar.show({Notice::Kind::SourcesDiffer, Notice::Severity::Warning,
                tr("The server's own count of sessions differs from the list for %Ln "
                   "source(s).",
                   nullptr, static_cast<int>(differing)),
                tr("Show S&ources"), [this] {
                    emit sourcesRequested();
                }});
}

void PageNotices::checkValues(const session::SnapshotInfo &info)
{
    const quint64 unreadable = info.unreadableCount();
    if (unreadable == 0) {
        m_bar.clear(Notice::Kind::UnreadableValues);
        return;
    }
    QStringList lines;
    for (const session::ColumnInfo &column : session::columns()) {
        const quint32 count = info.unreadable[static_cast<std::size_t>(column.column)];
        if (count > 0)
            lines.append(u"%1: %2"_s.arg(column.apiName, QString::number(count)));
    }
    const QString text = tr("%Ln value(s) could not be understood and are shown as unknown.",
                            nullptr, static_cast<int>(unreadable));
    const Error error{Error::Code::UnexpectedAnswer, text, lines.join(u'\n'), {}, info.requestId};
    m_bar.show({Notice::Kind::UnreadableValues, Notice::Severity::Warning, text, tr("Detai&ls"),
                [this, error] {
                    emit detailsRequested(error);
                }});
}

void PageNotices::setFilterGaveUp(bool gaveUp)
{
    if (!gaveUp) {
        m_bar.clear(Notice::Kind::FilterGaveUp);
        return;
    }
    m_bar.show({Notice::Kind::FilterGaveUp,
                Notice::Severity::Warning,
                tr("The regular expression of the filter takes too long on these sessions and was "
                   "given up: sessions may be missing. Write a simpler one."),
                {},
                {}});
}

void PageNotices::setRulesGaveUp(bool gaveUp)
{
    if (!gaveUp) {
        m_bar.clear(Notice::Kind::RulesGaveUp);
        return;
    }
    m_bar.show({Notice::Kind::RulesGaveUp,
                Notice::Severity::Warning,
                tr("The colour rules take too long on these sessions and were given up: some rows "
                   "have no colour. Turn rules off, or write simpler ones."),
                {},
                {}});
}

void PageNotices::checkGone(bool areNotKept)
{
    if (!areNotKept) {
        m_bar.clear(Notice::Kind::GoneNotKept);
        return;
    }
    m_bar.show({Notice::Kind::GoneNotKept,
                Notice::Severity::Information,
                tr("With more than %1 sessions those that are gone leave the list at once.")
                    .arg(m_bar.locale().toString(live::kMaxRowsWithGone)),
                {},
                {}});
}

// What the list has of nodes that failed.
QString PageNotices::sessionsThere(const std::vector<session::ServerNode> &failed,
                                   const QLocale &locale)
{
    std::optional<qint64> oldest_ms;
    std::size_t known = 0;
    for (const session::ServerNode &node : failed) {
        if (!node.listed_ms)
            continue;
        ++known;
        oldest_ms = std::min(*node.listed_ms, oldest_ms.value_or(*node.listed_ms));
    }
    if (!oldest_ms)
        return tr("The sessions there are missing.");
    const QString time =
        locale.toString(QDateTime::fromMSecsSinceEpoch(*oldest_ms).time(), u"HH:mm:ss"_s);
    return known == failed.size()
        ? tr("The sessions there are shown as they were at %1.", "a time").arg(time)
        : tr("The sessions there are missing, or shown as they were at %1.", "a time").arg(time);
}

// Never silently: a list without them would look complete, and old ones would look new.
void PageNotices::checkNodes(const session::ServerState &server)
{
    const std::vector<session::ServerNode> failed = server.failedNodes();
    if (failed.empty()) {
        m_bar.clear(Notice::Kind::NodesFailed);
        return;
    }
    QStringList lines;
    for (const session::ServerNode &node : failed)
        lines.append(u"%1: %2"_s.arg(QString::fromUtf8(node.id), node.error->line()));
    const QString text =
        tr("%Ln of %1 node(s) failed. %2 %3: %4",
           "nodes; what is shown of them; the first one that failed, why",
           static_cast<int>(failed.size()))
            .arg(m_bar.locale().toString(server.nodes.size()),
                 sessionsThere(failed, m_bar.locale()),
                 displayText(QString::fromUtf8(failed.front().id), kMaxCellCharacters),
                 displayText(failed.front().error->message, kMaxDetailCharacters));
    const Error error{failed.front().error->code, text, lines.join(u'\n'), {}, {}};
    m_bar.show(
        {Notice::Kind::NodesFailed, Notice::Severity::Warning, text, tr("Details"), [this, error] {
             emit detailsRequested(error);
         }});
}

void PageNotices::checkProxy(const session::ServerState &server)
{
    if (!server.isProxy()) {
        m_bar.clear(Notice::Kind::Proxy);
        return;
    }
    m_bar.show({Notice::Kind::Proxy,
                Notice::Severity::Information,
                tr("This is the CLIENT LIST of one proxy: clients of other proxies, and those that "
                   "are connected to the nodes directly, are not in it."),
                {},
                {}});
}

void PageNotices::checkRelated(const session::ServerState &server)
{
    if (server.related.empty()) {
        m_bar.clear(Notice::Kind::RelatedServers);
        return;
    }
    QStringList addresses;
    for (const session::ServerNode &node : server.related)
        addresses.append(QString::fromUtf8(node.id));
    const QString first = displayText(addresses.constFirst(), kMaxCellCharacters);
    const bool isReplica = server.related.front().role == session::ServerNode::Role::Primary;
    const QString text = isReplica
        ? tr("This is a replica of %1, which has clients of its own.").arg(first)
        : tr("This primary has %Ln replica(s) with clients of their own: %1", nullptr,
             static_cast<int>(addresses.size()))
              .arg(displayText(addresses.join(u", "_s), kMaxCellCharacters));
    m_bar.show({Notice::Kind::RelatedServers, Notice::Severity::Information, text,
                m_canOpenServers ? tr("&Open…") : QString(), [this, addresses] {
                    offerServers(addresses);
                }});
}

void PageNotices::offerServers(const QStringList &addresses)
{
    auto *menu = new QMenu(&m_bar);
    menu->setObjectName(u"serversMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const QString &address : addresses)
        menu->addAction(plainLabel(address), this,
                        [this, address] { emit serverRequested(address); });
    menu->popup(m_bar.mapToGlobal(QPoint(0, m_bar.height())));
}

void PageNotices::checkPermissions(const session::ServerState &server)
{
    if (server.lacking.empty() || server.isProxy()) {
        m_bar.clear(Notice::Kind::NotPermitted);
        return;
    }
    const Error error = server.lacking.front();
    m_bar.show({Notice::Kind::NotPermitted, Notice::Severity::Information,
                tr("The server does not tell how many connections it allows, nor which others "
                   "belong to it. %1")
                    .arg(displayText(error.message, kMaxDetailCharacters)),
                tr("Details"), [this, error] {
                    emit detailsRequested(error);
                }});
}

} // namespace sessionscope::gui
