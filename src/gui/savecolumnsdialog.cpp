// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/savecolumnsdialog.h"

#include "gui/fitheight.h"
#include "models/columnsets.h"

#include "ui_savecolumnsdialog.h"

#include <QPushButton>

namespace sessionscope::gui {

QString columnTitles(const QList<session::Column> &columns)
{
    QStringList titles;
    for (const session::Column column : columns)
        titles.append(session::columnTitle(column));
    return titles.join(SaveColumnsDialog::tr(", ", "between titles of columns"));
}

SaveColumnsDialog::SaveColumnsDialog(models::ColumnSetStore &store,
                                     const QList<session::Column> &columns, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::SaveColumnsDialog>())
    , m_store(store)
    , m_columns(columns)
{
    m_ui->setupUi(this);
    m_ui->columnsTextLabel->setText(columnTitles(columns));
    m_ui->nameLineEdit->setMaxLength(static_cast<int>(models::ColumnSetStore::kMaxTitle));
    m_ui->nameHint->setField(m_ui->nameLineEdit);
    m_ui->nameHint->setHelp(tr("As it is to stand in the menu of the columns."));
    connect(m_ui->nameLineEdit, &QLineEdit::textChanged, this, &SaveColumnsDialog::updateState);
    connect(m_ui->buttonBox, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_ui->buttonBox->button(QDialogButtonBox::Save)->setDefault(true);
    m_ui->nameLineEdit->setFocus();
    updateState();
    fitHeight(this);
}

SaveColumnsDialog::~SaveColumnsDialog() = default;

void SaveColumnsDialog::updateState()
{
    const QString name = m_ui->nameLineEdit->text();
    const QString problem = m_store.problemOf(name);
    const bool isThere = m_store.contains(name);
    // That there is no name yet is seen.
    m_ui->nameHint->setProblem(name.trimmed().isEmpty() ? QString() : problem);
    m_ui->nameHint->setRemark(isThere ? tr("The set that has this name now is replaced.")
                                      : QString());
    QPushButton *save = m_ui->buttonBox->button(QDialogButtonBox::Save);
    save->setEnabled(problem.isEmpty());
    save->setText(isThere ? tr("&Replace") : tr("&Save"));
}

void SaveColumnsDialog::accept()
{
    if (const Result<void> saved = m_store.save(m_ui->nameLineEdit->text(), m_columns); !saved)
        m_ui->nameHint->setProblem(saved.error().message);
    else
        QDialog::accept();
}

} // namespace sessionscope::gui
