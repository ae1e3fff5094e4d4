// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/savefilterdialog.h"

#include "core/displaytext.h"
#include "core/limits.h"
#include "gui/fitheight.h"

#include "ui_savefilterdialog.h"

#include <QPushButton>

namespace sessionscope::gui {

SaveFilterDialog::SaveFilterDialog(Settings &settings, const QString &filter, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::SaveFilterDialog>())
    , m_saved(settings)
    , m_filter(filter)
{
    m_ui->setupUi(this);
    m_ui->filterTextLabel->setText(displayText(filter, kMaxCellCharacters));
    m_ui->nameLineEdit->setMaxLength(static_cast<int>(SavedFilters::kMaxNameCharacters));
    m_ui->nameHint->setField(m_ui->nameLineEdit);
    m_ui->nameHint->setHelp(tr("As it is to stand in the menu beside the filter line."));
    connect(m_ui->nameLineEdit, &QLineEdit::textChanged, this, &SaveFilterDialog::updateState);
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
    const bool isThere = m_saved.contains(name);
    const bool isFull = !isThere && m_saved.list().size() >= SavedFilters::kMostFilters;
    m_ui->nameHint->setRemark(isThere ? tr("The filter that has this name now is replaced.")
                                      : QString());
    m_ui->nameHint->setProblem(isFull ? tr("There are %1 saved filters already; delete one first.")
                                            .arg(SavedFilters::kMostFilters)
                                      : QString());
    m_ui->buttonBox->button(QDialogButtonBox::Save)->setEnabled(!name.isEmpty() && !isFull);
}

void SaveFilterDialog::accept()
{
    m_saved.save(m_ui->nameLineEdit->text().trimmed(), m_filter);
    QDialog::accept();
}

} // namespace sessionscope::gui
