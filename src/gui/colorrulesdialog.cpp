// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/colorrulesdialog.h"

#include "core/displaytext.h"
#include "core/limits.h"
#include "gui/colorruledialog.h"
#include "gui/icons.h"
#include "gui/opendialog.h"
#include "gui/pagelook.h"
#include "gui/quietdelegate.h"
#include "models/colorrulelistmodel.h"
#include "models/colorrulestore.h"
#include "models/roles.h"

#include "ui_colorrulesdialog.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPushButton>

#include <utility>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;
using models::ColorRuleListModel;

namespace {

QString nameOf(const models::ColorRuleStore &store, const QString &id)
{
    for (const live::ColorRule &rule : store.rules()) {
        if (rule.id == id)
            return displayText(rule.word, kMaxCellCharacters);
    }
    return {};
}

} // namespace

ColorRulesDialog::ColorRulesDialog(models::ColorRuleStore &store, PageLook &look,
                                   query::CompletionSources completions, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ColorRulesDialog>())
    , m_store(store)
    , m_look(look)
    , m_completions(std::move(completions))
    , m_model(new ColorRuleListModel(this))
{
    m_ui->setupUi(this);
    QTableView *table = m_ui->rulesTableView;
    table->setModel(m_model);
    table->setItemDelegate(new QuietDelegate(table));
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + 6);
    const int unit = table->fontMetrics().horizontalAdvance(u'0');
    table->horizontalHeader()->resizeSection(ColorRuleListModel::Word, unit * 26);
    table->horizontalHeader()->setSectionResizeMode(ColorRuleListModel::Filter,
                                                    QHeaderView::Stretch);
    table->horizontalHeader()->resizeSection(ColorRuleListModel::Color, unit * 13);
    table->installEventFilter(this);
    m_ui->addButton->setIcon(themedIcon(u"add"_s));
    m_ui->editButton->setIcon(themedIcon(u"edit"_s));
    m_ui->deleteButton->setIcon(themedIcon(u"delete"_s));
    connect(m_ui->addButton, &QPushButton::clicked, this, &ColorRulesDialog::add);
    connect(m_ui->editButton, &QPushButton::clicked, this, &ColorRulesDialog::edit);
    connect(m_ui->upButton, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_ui->downButton, &QPushButton::clicked, this, [this] { move(1); });
    connect(m_ui->deleteButton, &QPushButton::clicked, this, &ColorRulesDialog::deleteCurrent);
    connect(table, &QTableView::doubleClicked, this, [this](const QModelIndex &index) {
        if (index.column() != ColorRuleListModel::Word) // there is the tick
            edit();
    });
    connect(table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ColorRulesDialog::updateState);
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_model, &ColorRuleListModel::tickedChanged, this, [this] {
        m_look.setRules(m_model->ticked());
        updateState();
    });
    connect(&m_store, &models::ColorRuleStore::changed, this, &ColorRulesDialog::updateList);
    m_ui->buttonBox->button(QDialogButtonBox::Close)->setDefault(true);
    m_model->setTicked(m_look.rules());
    updateList();
    table->setCurrentIndex(m_model->index(0, 0));
    table->setFocus();
}

ColorRulesDialog::~ColorRulesDialog() = default;

QString ColorRulesDialog::currentId() const
{
    return m_ui->rulesTableView->currentIndex().data(models::KeyRole).toString();
}

void ColorRulesDialog::setCurrentId(const QString &id)
{
    if (const int row = m_model->rowOf(id); row >= 0)
        m_ui->rulesTableView->setCurrentIndex(m_model->index(row, 0));
    updateState();
}

void ColorRulesDialog::toggleCurrent()
{
    const QModelIndex tick =
        m_ui->rulesTableView->currentIndex().siblingAtColumn(ColorRuleListModel::Word);
    if (tick.isValid()) {
        m_model->setData(tick,
                         tick.data(Qt::CheckStateRole).toInt() == Qt::Checked ? Qt::Unchecked
                                                                              : Qt::Checked,
                         Qt::CheckStateRole);
    }
}

// Who adds a rule wants to see it.
void ColorRulesDialog::add()
{
    live::ColorRule rule;
    rule.color = m_model->rowCount() % session::kLabelColorCount + 1;
    auto *dialog = new ColorRuleDialog(m_store, rule, m_completions, this);
    connect(dialog, &ColorRuleDialog::saved, this, [this](const QString &id) {
        setCurrentId(id);
        toggleCurrent();
    });
    openDialog(dialog);
}

void ColorRulesDialog::edit()
{
    const QModelIndex current = m_ui->rulesTableView->currentIndex();
    if (current.isValid()) {
        openDialog(
            new ColorRuleDialog(m_store, m_model->ruleAt(current.row()), m_completions, this));
    }
}

void ColorRulesDialog::move(int by)
{
    const QString id = currentId();
    show(m_store.move(id, by), {});
    setCurrentId(id);
}

void ColorRulesDialog::deleteCurrent()
{
    const QString id = currentId();
    if (id.isEmpty())
        return;
    const QString name = nameOf(m_store, id);
    const int row = m_ui->rulesTableView->currentIndex().row();
    show(m_store.remove(id), tr("The rule %1 has been deleted.").arg(name));
    m_ui->rulesTableView->setCurrentIndex(
        m_model->index(qMin(row, m_model->rowCount() - 1), ColorRuleListModel::Word));
    updateState();
}

void ColorRulesDialog::show(const Result<void> &done, const QString &sentence)
{
    m_ui->resultHint->setProblem(done ? QString() : done.error().message);
    if (done)
        m_ui->resultHint->setRemark(sentence);
}

void ColorRulesDialog::updateList()
{
    m_model->setRules(m_store.rules());
    updateState();
}

void ColorRulesDialog::updateState()
{
    const QModelIndex current = m_ui->rulesTableView->currentIndex();
    m_ui->editButton->setEnabled(current.isValid());
    m_ui->deleteButton->setEnabled(current.isValid());
    m_ui->upButton->setEnabled(current.row() > 0);
    m_ui->downButton->setEnabled(current.isValid() && current.row() + 1 < m_model->rowCount());
    m_ui->resultHint->setHelp(
        m_store.notice().isEmpty()
            ? tr("Space puts a rule in force or out of it, Return edits, Delete deletes.")
            : m_store.notice());
}

bool ColorRulesDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_ui->rulesTableView && event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Delete:
            deleteCurrent();
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_F2:
            edit();
            return true;
        case Qt::Key_Space:
            toggleCurrent();
            return true;
        default:
            break;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace sessionscope::gui
