// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/noticebar.h"

#include "core/displaytext.h"
#include "core/limits.h"
#include "gui/colors.h"
#include "gui/icons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

QIcon iconOf(Notice::Severity severity)
{
    switch (severity) {
    case Notice::Severity::Error:
        return themedIcon(u"error"_s, IconColor::Danger);
    case Notice::Severity::Warning:
        return themedIcon(u"warning"_s, IconColor::Warning);
    case Notice::Severity::Information:
        break;
    }
    return themedIcon(u"info"_s, IconColor::Accent);
}

} // namespace

NoticeLine::NoticeLine(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_action(new QToolButton(this))
    , m_dismiss(new QToolButton(this))
{
    setAutoFillBackground(true);
    m_text->setObjectName(u"noticeTextLabel"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_action->setObjectName(u"noticeActionButton"_s);
    m_action->setAutoRaise(true);
    m_action->setFocusPolicy(Qt::TabFocus);
    m_dismiss->setObjectName(u"noticeDismissButton"_s);
    m_dismiss->setAutoRaise(true);
    m_dismiss->setFocusPolicy(Qt::TabFocus);
    m_dismiss->setIcon(themedIcon(u"cancel"_s));
    m_dismiss->setToolTip(tr("Dismiss this notice"));
    m_dismiss->setAccessibleName(tr("Dismiss this notice"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 2, 4, 2);
    layout->setSpacing(8);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_action);
    layout->addWidget(m_dismiss);
    connect(m_dismiss, &QToolButton::clicked, this, &NoticeLine::dismissed);
    connect(m_action, &QToolButton::clicked, this, [this] {
        if (m_notice.action)
            m_notice.action();
    });
}

void NoticeLine::setNotice(const Notice &notice)
{
    const bool isOtherLook = notice.severity != m_notice.severity || m_notice.text.isEmpty();
    m_notice = notice;
    m_notice.text = displayText(notice.text, kMaxDetailCharacters);
    m_action->setText(notice.actionText);
    m_action->setVisible(!notice.actionText.isEmpty());
    m_text->setAccessibleName(m_notice.text);
    m_text->setToolTip(toPlainToolTip(m_notice.text));
    if (isOtherLook)
        updateLook();
    updateText();
}

void NoticeLine::updateLook()
{
    const Colors colors = Colors::of(parentWidget()->palette());
    QColor background = colors.accentSoft;
    if (m_notice.severity == Notice::Severity::Error)
        background = colors.dangerSoft;
    else if (m_notice.severity == Notice::Severity::Warning)
        background = colors.changedSoft;
    QPalette palette = parentWidget()->palette();
    palette.setColor(QPalette::Window, background);
    setPalette(palette);
    const int side = fontMetrics().height();
    m_icon->setPixmap(iconOf(m_notice.severity).pixmap(QSize(side, side), devicePixelRatioF()));
}

void NoticeLine::updateText()
{
    m_text->setText(m_text->fontMetrics().elidedText(m_notice.text.left(1000), Qt::ElideRight,
                                                     m_text->width()));
}

void NoticeLine::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateText();
}

void NoticeLine::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    layout()->activate();
    updateText();
}

NoticeBar::NoticeBar(QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(1);
    hide();
}

void NoticeBar::show(const Notice &notice)
{
    if (m_dismissed.contains(notice.kind))
        return;
    const auto found = m_lines.find(notice.kind);
    if (found != m_lines.end()) {
        found->second->setNotice(notice);
        return;
    }
    auto *line = new NoticeLine(this);
    line->setObjectName(u"noticeLine%1"_s.arg(static_cast<int>(notice.kind)));
    line->setNotice(notice);
    const auto place = m_lines.emplace(notice.kind, line).first;
    static_cast<QVBoxLayout *>(layout())->insertWidget(
        static_cast<int>(std::distance(m_lines.begin(), place)), line);
    connect(line, &NoticeLine::dismissed, this, [this, kind = notice.kind] {
        clear(kind);
        m_dismissed.insert(kind);
        emit dismissed(kind);
    });
    setVisible(true);
}

void NoticeBar::clear(Notice::Kind kind)
{
    m_dismissed.erase(kind);
    const auto found = m_lines.find(kind);
    if (found == m_lines.end())
        return;
    // The line may be the sender of what brought us here.
    found->second->hide();
    found->second->deleteLater();
    m_lines.erase(found);
    setVisible(!m_lines.empty());
}

QString NoticeBar::text(Notice::Kind kind) const
{
    const auto found = m_lines.find(kind);
    return found == m_lines.end()
        ? QString()
        : found->second->findChild<QLabel *>(u"noticeTextLabel"_s)->accessibleName();
}

} // namespace sessionscope::gui
