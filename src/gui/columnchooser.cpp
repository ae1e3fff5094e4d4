// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/columnchooser.h"

#include "core/displaytext.h"
#include "core/limits.h"
#include "models/columnlistmodel.h"
#include "models/columnsets.h"
#include "models/roles.h"

#include "ui_columnchooser.h"

#include <QPushButton>

#include <algorithm>

namespace sessionscope::gui {

ColumnChooser::ColumnChooser(models::ColumnListModel &columns, const models::ColumnSetStore &sets,
                             QWidget *parent)
    : QDialog(parent)
    , m_columns(columns)
    , m_sets(sets)
    , m_ui(std::make_unique<Ui::ColumnChooser>())
{
    m_ui->setupUi(this);
    m_ui->columnsListView->setModel(&columns);
    m_ui->helpLabel->setTextFormat(Qt::PlainText);
    m_ui->helpLabel->setMinimumHeight(fontMetrics().lineSpacing() * 4);
    QPushButton *defaults = m_ui->buttonBox->button(QDialogButtonBox::RestoreDefaults);
    defaults->setAutoDefault(false);
    m_ui->buttonBox->button(QDialogButtonBox::Close)->setDefault(true);
    connect(defaults, &QPushButton::clicked, &columns, &models::ColumnListModel::setDefaults);
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_ui->columnsListView->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &current) {
                m_ui->helpLabel->setText(
                    tr("%1: %2", "API name, meaning of a column")
                        .arg(current.data(models::KeyRole).toString(),
                             current.data(models::DescriptionRole).toString()));
            });
    m_ui->columnsListView->setCurrentIndex(columns.index(0));
    for (const models::ColumnSet &set : m_sets.all())
        m_ui->setComboBox->addItem(displayText(set.title, kMaxCellCharacters));
    m_ui->setComboBox->setPlaceholderText(tr("Your own choice"));
    connect(m_ui->setComboBox, &QComboBox::activated, this,
            [this](int index) { m_columns.setVisibleColumns(m_sets.all().at(index).columns); });
    connect(&m_columns, &QAbstractItemModel::dataChanged, this, &ColumnChooser::updateSet);
    connect(&m_columns, &QAbstractItemModel::modelReset, this, &ColumnChooser::updateSet);
    updateSet();
}

void ColumnChooser::updateSet()
{
    const QList<models::ColumnSet> sets = m_sets.all();
    const auto shown = std::find_if(sets.begin(), sets.end(), [this](const models::ColumnSet &set) {
        return m_columns.availableOf(set.columns) == m_columns.visibleColumns();
    });
    m_ui->setComboBox->setCurrentIndex(
        shown == sets.end() ? -1 : static_cast<int>(std::distance(sets.begin(), shown)));
}

ColumnChooser::~ColumnChooser() = default;

} // namespace sessionscope::gui
