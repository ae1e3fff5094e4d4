// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pagenotices.h"

#include "core/humanunits.h"
#include "core/settings.h"
#include "live/gonesessions.h"

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;

PageNotices::PageNotices(NoticeBar &bar, Settings &settings, QString instanceId)
    : m_bar(bar)
    , m_settings(settings)
    , m_instanceId(std::move(instanceId))
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

} // namespace sessionscope::gui
