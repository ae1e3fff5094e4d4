// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/colorruledialog.h"

#include "gui/filtercompletions.h"
#include "gui/fitheight.h"
#include "gui/labelswatch.h"
#include "models/colorrulestore.h"
#include "models/labellistmodel.h"
#include "query/completion.h"
#include "query/parser.h"

#include "ui_colorruledialog.h"

#include <QKeyEvent>
#include <QPushButton>

namespace sessionscope::gui {

ColorRuleDialog::ColorRuleDialog(models::ColorRuleStore &store, const live::ColorRule &rule,
                                 const query::CompletionSources &completions, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ColorRuleDialog>())
    , m_store(store)
    , m_id(rule.id)
{
    m_ui->setupUi(this);
    setWindowTitle(m_id.isEmpty() ? tr("Add Colour Rule") : tr("Edit Colour Rule"));
    for (int color = 1; color <= session::kLabelColorCount; ++color)
        m_ui->colorComboBox->addItem(labelSwatch(color, palette()), models::labelColorTitle(color));
    m_ui->wordLineEdit->setMaxLength(static_cast<int>(models::ColorRuleStore::kMaxWord));
    m_ui->filterLineEdit->setCompletionSources(completions);
    m_ui->filterLineEdit->installEventFilter(this);
    m_ui->filterHint->setField(m_ui->filterLineEdit);
    m_ui->filterHint->setHelp(tr("As in the filter line, for example: idle > 5m and not replica"));
    m_ui->wordHint->setField(m_ui->wordLineEdit);
    m_ui->wordHint->setHelp(tr("Its first character stands beside the sessions, all of it in tool "
                               "tips and in the details."));
    m_ui->filterLineEdit->setFilterText(rule.filter);
    m_ui->wordLineEdit->setText(rule.word);
    m_ui->colorComboBox->setCurrentIndex(rule.color - 1);

    connect(m_ui->filterLineEdit, &QLineEdit::textChanged, this, &ColorRuleDialog::updateState);
    connect(m_ui->wordLineEdit, &QLineEdit::textChanged, this, &ColorRuleDialog::updateState);
    connect(m_ui->buttonBox, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_ui->buttonBox->button(QDialogButtonBox::Ok)->setDefault(true);
    m_ui->filterLineEdit->setFocus();
    updateState();
    fitHeight(this);
}

ColorRuleDialog::~ColorRuleDialog() = default;

live::ColorRule ColorRuleDialog::entered() const
{
    return {m_id, m_ui->wordLineEdit->text(), m_ui->filterLineEdit->text(),
            m_ui->colorComboBox->currentIndex() + 1};
}

void ColorRuleDialog::updateState()
{
    const live::ColorRule rule = entered();
    const query::Parsed<query::Filter> filter = query::Filter::parse(rule.filter);
    const bool isWrong = !filter && !filter.error().isIncomplete;
    m_ui->filterHint->setProblem(isWrong ? filter.error().message : QString());
    m_ui->filterHint->setRemark(!filter && !isWrong ? filter.error().message : QString());
    m_ui->buttonBox->button(QDialogButtonBox::Ok)->setEnabled(m_store.problemOf(rule).isEmpty());
}

void ColorRuleDialog::accept()
{
    const live::ColorRule rule = entered();
    if (!m_store.problemOf(rule).isEmpty())
        return;
    const Result<QString> id = m_store.put(rule);
    if (!id) {
        m_ui->saveHint->setProblem(id.error().message);
        return;
    }
    emit saved(*id);
    QDialog::accept();
}

// Escape empties a filter line that stands alone; here it leaves the dialog, as everywhere else.
bool ColorRuleDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        const auto *completions = m_ui->filterLineEdit->findChild<FilterCompletions *>();
        if (completions == nullptr || !completions->isVisible()) {
            reject();
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace sessionscope::gui
