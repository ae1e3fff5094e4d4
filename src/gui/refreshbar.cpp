// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/refreshbar.h"

#include "core/humanunits.h"
#include "core/limits.h"
#include "gui/icons.h"

#include "ui_refreshbar.h"

#include <QInputDialog>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;
using std::chrono::seconds;

namespace {

constexpr std::array<int, 7> kIntervals{0, 2, 5, 10, 15, 30, 60};
constexpr int kCustom = -1; // data of the last entry

} // namespace

QString progressText(const live::SourceProgress &progress, const QLocale &locale)
{
    if (progress.waiting.count() > 0) {
        const QString wait =
            humanDurationLong(std::chrono::ceil<seconds>(progress.waiting).count(), locale);
        return progress.reason.isEmpty()
            ? RefreshBar::tr("Trying again in %1").arg(wait)
            : RefreshBar::tr("%1 Trying again in %2.", "a sentence, a time")
                  .arg(progress.reason, wait);
    }
    const QString elapsed =
        locale.toString(static_cast<double>(progress.elapsed.count()) / 1000.0, 'f', 1);
    if (progress.bytes == 0)
        return RefreshBar::tr("Waiting for the answer, %1 s").arg(elapsed);
    return RefreshBar::tr("%1 received, %2 s", "bytes, seconds")
        .arg(humanBytes(progress.bytes, locale), elapsed);
}

QString intervalText(seconds interval, const QLocale &locale)
{
    return interval.count() == 0 ? RefreshBar::tr("on demand")
                                 : humanDurationLong(interval.count(), locale);
}

RefreshBar::RefreshBar(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::RefreshBar>())
{
    m_ui->setupUi(this);
    m_ui->refreshButton->setIcon(themedIcon(u"refresh"_s));
    m_ui->pauseButton->setIcon(themedIcon(u"pause"_s));
    m_ui->cancelButton->setIcon(themedIcon(u"cancel"_s));
    m_ui->markButton->setIcon(themedIcon(u"flag"_s));
    m_ui->exportButton->setIcon(themedIcon(u"export"_s));
    m_ui->columnsButton->setIcon(themedIcon(u"columns"_s));
    m_ui->sourcesButton->setIcon(themedIcon(u"chart"_s));
    m_ui->detailsButton->setIcon(themedIcon(u"details"_s));
    m_ui->progressLabel->setTextFormat(Qt::PlainText);
    m_ui->progressLabel->clear();
    m_ui->cancelButton->hide();
    setInterval(seconds(0));

    connect(m_ui->refreshButton, &QToolButton::clicked, this, &RefreshBar::refreshRequested);
    connect(m_ui->pauseButton, &QToolButton::clicked, this, &RefreshBar::pauseRequested);
    connect(m_ui->cancelButton, &QToolButton::clicked, this, &RefreshBar::cancelRequested);
    connect(m_ui->markButton, &QToolButton::clicked, this, &RefreshBar::markRequested);
    connect(m_ui->exportButton, &QToolButton::clicked, this, &RefreshBar::exportRequested);
    connect(m_ui->columnsButton, &QToolButton::clicked, this, &RefreshBar::columnsRequested);
    connect(m_ui->sourcesButton, &QToolButton::clicked, this, &RefreshBar::sourcesToggled);
    connect(m_ui->detailsButton, &QToolButton::clicked, this, &RefreshBar::detailsToggled);
    connect(m_ui->intervalComboBox, &QComboBox::activated, this, &RefreshBar::chooseInterval);
}

RefreshBar::~RefreshBar() = default;

void RefreshBar::setLive(bool isLive)
{
    for (QWidget *widget :
         {static_cast<QWidget *>(m_ui->pauseButton), static_cast<QWidget *>(m_ui->intervalLabel),
          static_cast<QWidget *>(m_ui->intervalComboBox)})
        widget->setVisible(isLive);
}

void RefreshBar::setStatus(const live::LiveStatus &status)
{
    const bool isLong = status.fetching
        && (status.progress.elapsed >= kProgressDelay || status.progress.waiting.count() > 0);
    m_ui->progressLabel->setText(isLong ? progressText(status.progress, locale()) : QString());
    m_ui->cancelButton->setVisible(isLong);
    m_ui->refreshButton->setEnabled(!status.fetching);
    m_ui->pauseButton->setChecked(status.paused);
    m_ui->pauseButton->setText(status.paused ? tr("Resume") : tr("Pause"));
    m_ui->pauseButton->setIcon(themedIcon(status.paused ? u"play"_s : u"pause"_s));
    const auto interval = std::chrono::duration_cast<seconds>(status.interval);
    if (interval != m_interval)
        setInterval(interval);
}

void RefreshBar::setInterval(seconds interval)
{
    m_interval = interval;
    QComboBox *box = m_ui->intervalComboBox;
    box->clear();
    bool isListed = false;
    const auto add = [this, box](int value) {
        box->addItem(intervalText(seconds(value), locale()), value);
    };
    for (const int value : kIntervals) {
        if (!isListed && interval.count() < value) {
            add(static_cast<int>(interval.count()));
            isListed = true;
        }
        isListed = isListed || interval.count() == value;
        add(value);
    }
    if (!isListed)
        add(static_cast<int>(interval.count()));
    box->addItem(tr("Other…", "refresh interval"), kCustom);
    box->setCurrentIndex(box->findData(static_cast<int>(interval.count())));
}

void RefreshBar::chooseInterval(int index)
{
    const int value = m_ui->intervalComboBox->itemData(index).toInt();
    if (value == kCustom) {
        setInterval(m_interval);
        askForInterval();
        return;
    }
    setInterval(seconds(value));
    emit intervalChosen(m_interval);
}

void RefreshBar::askForInterval()
{
    auto *dialog = new QInputDialog(this);
    dialog->setObjectName(u"intervalDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Refresh interval"));
    dialog->setLabelText(tr("&Seconds from the end of one refresh to the next:"));
    dialog->setInputMode(QInputDialog::IntInput);
    dialog->setIntRange(static_cast<int>(kMinRefreshInterval.count()),
                        static_cast<int>(kMaxRefreshInterval.count()));
    dialog->setIntValue(m_interval.count() > 0 ? static_cast<int>(m_interval.count()) : 20);
    connect(dialog, &QInputDialog::intValueSelected, this, [this](int value) {
        setInterval(seconds(value));
        emit intervalChosen(m_interval);
    });
    dialog->open();
}

void RefreshBar::setDataEnabled(bool isEnabled)
{
    m_ui->markButton->setEnabled(isEnabled);
    m_ui->exportButton->setEnabled(isEnabled);
}

void RefreshBar::setDockShown(bool sources, bool details)
{
    m_ui->sourcesButton->setChecked(sources);
    m_ui->detailsButton->setChecked(details);
}

} // namespace sessionscope::gui
