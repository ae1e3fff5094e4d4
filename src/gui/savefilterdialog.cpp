// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/savefilterdialog.h"

#include "core/displaytext.h"
#include "core/limits.h"
#include "gui/fitheight.h"
#include "models/savedfilters.h"

#include "ui_savefilterdialog.h"

#include <QPushButton>

namespace sessionscope::gui {

SaveFilterDialog::SaveFilterDialog(models::SavedFilterStore &filters, const QString &filter,
                                   QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::SaveFilterDialog>())
    , m_saved(filters)
    , m_filter(filter)
{
    m_ui->setupUi(this);
    m_ui->filterTextLabel->setMinimumWidth(1); // a word without end must not widen the dialog
    m_ui->filterTextLabel->setText(displayText(filter, kMaxCellCharacters));
    m_ui->nameLineEdit->setMaxLength(
        static_cast<int>(models::SavedFilterStore::kMaxNameCharacters));
    m_ui->nameHint->setField(m_ui->nameLineEdit);
    m_ui->nameHint->setHelp(tr("As it is to stand in the menu beside the filter line."));
    connect(m_ui->nameLineEdit, &QLineEdit::textChanged, this, &SaveFilterDialog::updateState);
    connect(&m_saved, &models::SavedFilterStore::changed, this, &SaveFilterDialog::updateState);
    connect(m_ui->buttonBox, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_ui->nameLineEdit->setFocus();
    updateState();
    fitHeight(this);
}

SaveFilterDialog::~SaveFilterDialog() = default;

void SaveFilterDialog::updateState()
{
    const QString name = m_ui->nameLineEdit->text().trimmed();
    const QString problem = name.isEmpty() ? QString() : m_saved.problemOf(name);
    m_ui->nameHint->setRemark(
        m_saved.contains(name) ? tr("The filter that has this name now is replaced.") : QString());
    m_ui->nameHint->setProblem(problem);
    m_ui->buttonBox->button(QDialogButtonBox::Save)
        ->setEnabled(!name.isEmpty() && problem.isEmpty());
}

void SaveFilterDialog::accept()
{
    const Result<void> saved = m_saved.save(m_ui->nameLineEdit->text(), m_filter);
    m_ui->nameHint->setProblem(saved ? QString() : saved.error().message);
    if (saved)
        QDialog::accept();
}

} // namespace sessionscope::gui
