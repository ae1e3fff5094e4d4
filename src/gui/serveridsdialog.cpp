// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/serveridsdialog.h"

#include "core/displaytext.h"
#include "core/limits.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;

ServerIdsDialog::ServerIdsDialog(const QString &source, const std::vector<quint64> &ids,
                                 QWidget *parent)
    : QDialog(parent)
{
    setObjectName(u"serverIdsDialog"_s);
    const QString name = displayText(source, kMaxCellCharacters);
    setWindowTitle(tr("Client Ids of %1").arg(name));
    QString text;
    for (const quint64 id : ids) {
        text += QString::number(id);
        text += u'\n';
    }
    auto *label = new QLabel(this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setMinimumWidth(1); // a word without end must not widen the dialog
    label->setText(tr("The server lists %Ln id(s) for %1. They carry no node: on an instance with "
                      "several nodes the same id may stand for several sessions.",
                      nullptr, static_cast<int>(ids.size()))
                       .arg(name));
    auto *list = new QPlainTextEdit(text, this);
    list->setObjectName(u"serverIdsTextEdit"_s);
    list->setAccessibleName(tr("Client ids"));
    list->setReadOnly(true);
    list->setLineWrapMode(QPlainTextEdit::NoWrap);
    list->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton *copy = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(8);
    layout->addWidget(label);
    layout->addWidget(list, 1);
    layout->addWidget(buttons);
    connect(copy, &QPushButton::clicked, this,
            [text] { QGuiApplication::clipboard()->setText(text); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    resize(360, 400);
}

} // namespace sessionscope::gui
