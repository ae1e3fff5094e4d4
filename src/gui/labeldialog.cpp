// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/labeldialog.h"

#include "core/displaytext.h"
#include "core/limits.h"
#include "gui/colors.h"
#include "gui/fieldhint.h"
#include "gui/fitheight.h"
#include "gui/labelswatch.h"
#include "live/labelstore.h"
#include "models/labellistmodel.h"
#include "session/addressrange.h"

#include "ui_labeldialog.h"

#include <QPushButton>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;
using session::LabelRule;

namespace {

// Networks are handed out in these sizes.
constexpr int kIpv4Neighbours = 24;
constexpr int kIpv6Neighbours = 64;

//! "10.0.0.0/24": the block around \a source; empty if that is no address.
QString neighbourhood(const QString &source)
{
    const auto address = session::parseHostAddress(source.toUtf8());
    if (!address)
        return {};
    if (address->version == 4)
        return source.left(source.lastIndexOf(u'.')) + u".0/%1"_s.arg(kIpv4Neighbours);
    return u"%1/%2"_s.arg(source).arg(kIpv6Neighbours);
}

} // namespace

QStringList labelProposals(const QString &source, const QString &name)
{
    QStringList proposals;
    for (const QString &text : {source, neighbourhood(source), name}) {
        // What cannot be shown as it is would be changed by the line that it stands in.
        if (session::kindOfLabelPattern(text) && !proposals.contains(text)
            && displayText(text, kMaxCellCharacters) == text)
            proposals.append(text);
    }
    return proposals;
}

LabelDialog::LabelDialog(live::LabelStore &store, const QStringList &patterns, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::LabelDialog>())
    , m_store(store)
{
    m_ui->setupUi(this);
    m_ui->patternComboBox->addItems(patterns);
    m_ui->patternComboBox->lineEdit()->setMaxLength(static_cast<int>(session::kMaxLabelPattern));
    m_ui->aliasLineEdit->setMaxLength(static_cast<int>(session::kMaxLabelAlias));
    for (int color = 0; color <= session::kLabelColorCount; ++color)
        m_ui->colorComboBox->addItem(labelSwatch(color, palette()), models::labelColorTitle(color));
    m_ui->patternHint->setField(m_ui->patternComboBox);
    m_ui->patternHint->setHelp(tr("An address, a block such as 10.0.0.0/8, a range such as "
                                  "10.0.0.1-10.0.0.9, or a client name in which * stands for any "
                                  "characters."));
    m_ui->tagsHint->setField(m_ui->tagsLineEdit);
    load(patterns.value(0));
    setWindowTitle(m_replaced.isEmpty() ? tr("Name Source") : tr("Edit Source Name"));

    connect(m_ui->patternComboBox, &QComboBox::editTextChanged, this, &LabelDialog::updateState);
    connect(m_ui->aliasLineEdit, &QLineEdit::textChanged, this, &LabelDialog::updateState);
    connect(m_ui->tagsLineEdit, &QLineEdit::textChanged, this, &LabelDialog::updateState);
    connect(m_ui->buttonBox, &QDialogButtonBox::accepted, this, &LabelDialog::accept);
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_ui->buttonBox->button(QDialogButtonBox::Ok)->setDefault(true);
    if (patterns.isEmpty())
        m_ui->patternComboBox->setFocus();
    else
        m_ui->aliasLineEdit->setFocus();
    updateState();
    fitHeight(this);
}

LabelDialog::~LabelDialog() = default;

void LabelDialog::load(const QString &pattern)
{
    const LabelRule *rule = m_store.rule(pattern);
    if (rule == nullptr)
        return;
    m_replaced = rule->pattern;
    m_ui->patternComboBox->setEditText(rule->pattern);
    m_ui->aliasLineEdit->setText(rule->label.alias);
    m_ui->tagsLineEdit->setText(rule->label.tags.join(u' '));
    m_ui->colorComboBox->setCurrentIndex(rule->label.color);
}

LabelRule LabelDialog::entered() const
{
    LabelRule rule;
    rule.pattern = m_ui->patternComboBox->currentText();
    rule.label.alias = m_ui->aliasLineEdit->text();
    rule.label.tags = session::labelTags(m_ui->tagsLineEdit->text());
    rule.label.color = m_ui->colorComboBox->currentIndex();
    return rule;
}

void LabelDialog::updateState()
{
    const LabelRule rule = entered();
    const bool isPatternWrong =
        !rule.pattern.isEmpty() && models::labelPatternHelp(rule.pattern.trimmed()).isEmpty();
    const bool isTaken = !isPatternWrong && m_store.rule(rule.pattern.trimmed()) != nullptr
        && rule.pattern.trimmed().compare(m_replaced, Qt::CaseInsensitive) != 0;
    const QString problem = m_store.problemOf(rule, m_replaced);
    m_ui->patternHint->setProblem(isPatternWrong || isTaken ? problem : QString());
    m_ui->patternHint->setRemark({});
    if (!isPatternWrong && !rule.pattern.isEmpty())
        m_ui->patternHint->setHelp(models::labelPatternHelp(rule.pattern.trimmed()));
    m_ui->buttonBox->button(QDialogButtonBox::Ok)->setEnabled(problem.isEmpty());
}

void LabelDialog::accept()
{
    const Result<void> put = m_store.put(entered(), m_replaced);
    if (put)
        QDialog::accept();
    else
        m_ui->saveHint->setProblem(put.error().message);
}

} // namespace sessionscope::gui
