// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/helpdialog.h"

#include "gui/filterhelp.h"
#include "gui/fitheight.h"
#include "gui/guide.h"
#include "session/flags.h"

#include "ui_helpdialog.h"

#include <QCoreApplication>
#include <QKeySequence>
#include <QPushButton>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kGuideMargin = 12;
constexpr int kChapterMargin = 24; // for a scroll bar, too

//! The order of the legend: from the everyday flags to the rare ones.
constexpr char kFlagLetters[] = "NbxPOSMrcAduUtBReTgoi";

//! Keys in the form of QKeySequence::PortableText, so that each system shows them in its own way.
struct KeyHelp
{
    const char *keys;
    const char *help;
};

constexpr KeyHelp kKeys[] = {
    {"F5; Ctrl+R", QT_TRANSLATE_NOOP("sessionscope::gui::HelpDialog", "Refresh now")},
    {"F6; Pause",
     QT_TRANSLATE_NOOP("sessionscope::gui::HelpDialog",
                       "Pause the automatic refresh, or go on with it")},
    {"Ctrl+F; /", QT_TRANSLATE_NOOP("sessionscope::gui::HelpDialog", "Go to the filter line")},
    {"Esc",
     QT_TRANSLATE_NOOP("sessionscope::gui::HelpDialog",
                       "In the filter line: clear it, then return to the sessions")},
    {"Ctrl+Space",
     QT_TRANSLATE_NOOP("sessionscope::gui::HelpDialog",
                       "In the filter line: show what could follow")},
    {"Alt+Left; Alt+Right",
     QT_TRANSLATE_NOOP("sessionscope::gui::HelpDialog", "The filter before, the filter after")},
    {"Ctrl+D",
     QT_TRANSLATE_NOOP("sessionscope::gui::HelpDialog",
                       "Give the filter a name, to have it again")},
    {"Ctrl+Return",
     QT_TRANSLATE_NOOP("sessionscope::gui::HelpDialog",
                       "On a cell: filter by its value alone; its menu shows more")},
    {"Return; Alt+Return",
     QT_TRANSLATE_NOOP("sessionscope::gui::HelpDialog", "Details of the current session")},
    {"Return",
     QT_TRANSLATE_NOOP("sessionscope::gui::HelpDialog",
                       "On a source, group or bar: add it to the filter, as a double click does")},
    {"Ctrl+Shift+S",
     QT_TRANSLATE_NOOP("sessionscope::gui::HelpDialog",
                       "On a session: add its source to the filter")},
    {"Ctrl+C",
     QT_TRANSLATE_NOOP("sessionscope::gui::HelpDialog",
                       "Copy the selected rows, separated by tabs")},
    {"Ctrl+Shift+C",
     QT_TRANSLATE_NOOP("sessionscope::gui::HelpDialog",
                       "Copy as CSV, JSON, Markdown, addresses and more")},
    {"F2", QT_TRANSLATE_NOOP("sessionscope::gui::HelpDialog", "Name the source of the session")},
    {"Ctrl+M",
     QT_TRANSLATE_NOOP("sessionscope::gui::HelpDialog",
                       "Mark what is shown now, to see later what has changed since")},
    {"Ctrl+Shift+M", QT_TRANSLATE_NOOP("sessionscope::gui::HelpDialog", "Clear the mark")},
    {"Ctrl++; Ctrl+-; Ctrl+0",
     QT_TRANSLATE_NOOP("sessionscope::gui::HelpDialog", "Larger, smaller and usual text")},
    {"Ctrl+1; Ctrl+2; Ctrl+3; Ctrl+4",
     QT_TRANSLATE_NOOP("sessionscope::gui::HelpDialog",
                       "Go to the connections, sources, details or findings, and back")},
    {"Ctrl+Shift+E", QT_TRANSLATE_NOOP("sessionscope::gui::HelpDialog", "Export to a file")},
    {"Ctrl+N", QT_TRANSLATE_NOOP("sessionscope::gui::HelpDialog", "New connection")},
    {"Ctrl+O",
     QT_TRANSLATE_NOOP("sessionscope::gui::HelpDialog",
                       "Open a snapshot file or a saved answer of the API")},
    {"Ctrl+S",
     QT_TRANSLATE_NOOP("sessionscope::gui::HelpDialog", "Save what is shown as a snapshot file")},
    {"Ctrl+W", QT_TRANSLATE_NOOP("sessionscope::gui::HelpDialog", "Close the tab")},
    {"Ctrl+Tab", QT_TRANSLATE_NOOP("sessionscope::gui::HelpDialog", "Next tab")},
    {"Ctrl+Shift+Tab", QT_TRANSLATE_NOOP("sessionscope::gui::HelpDialog", "Previous tab")},
    {"Ctrl+Q", QT_TRANSLATE_NOOP("sessionscope::gui::HelpDialog", "Quit")},
    {"F1", QT_TRANSLATE_NOOP("sessionscope::gui::HelpDialog", "This help")},
};

void addRow(QTreeWidget *tree, const QStringList &texts)
{
    auto *row = new QTreeWidgetItem(tree, texts);
    row->setToolTip(row->columnCount() - 1, texts.last());
}

QStringList nativeKeys(const QList<QKeySequence> &sequences)
{
    QStringList keys;
    for (const QKeySequence &sequence : sequences)
        keys.append(sequence.toString(QKeySequence::NativeText));
    return keys;
}

void finish(QTreeWidget *tree)
{
    for (int column = 0; column + 1 < tree->columnCount(); ++column)
        tree->resizeColumnToContents(column);
    tree->setCurrentItem(tree->topLevelItem(0));
}

} // namespace

HelpDialog::HelpDialog(QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::HelpDialog>())
{
    m_ui->setupUi(this);
    fillGuide();
    fillKeys();
    fillFlags();
    fillFilter();
    m_ui->privacyTextEdit->setPlainText(privacyText());
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_ui->buttonBox->button(QDialogButtonBox::Close)->setDefault(true);
    showTopic(Topic::Guide);
    boundHeight(this);
}

HelpDialog::~HelpDialog() = default;

void HelpDialog::showTopic(Topic topic)
{
    m_ui->topicTabWidget->setCurrentIndex(static_cast<int>(topic));
}

void HelpDialog::fillGuide()
{
    m_chapters = guideChapters();
    QListWidget *list = m_ui->chaptersListWidget;
    for (const GuideChapter &chapter : m_chapters)
        list->addItem(chapter.title);
    list->setFixedWidth(list->sizeHintForColumn(0) + kChapterMargin);
    m_ui->guideTextEdit->document()->setDocumentMargin(kGuideMargin);
    connect(list, &QListWidget::currentRowChanged, this,
            [this](int row) { m_ui->guideTextEdit->setPlainText(m_chapters.value(row).text); });
    list->setCurrentRow(0);
}

void HelpDialog::fillKeys()
{
    for (const KeyHelp &entry : kKeys) {
        const auto sequences = QKeySequence::listFromString(QString::fromLatin1(entry.keys),
                                                            QKeySequence::PortableText);
        const QString keys = nativeKeys(sequences).join(tr(", ", "between two keys"));
        addRow(m_ui->keysTreeWidget, {keys, tr(entry.help)});
    }
    finish(m_ui->keysTreeWidget);
}

void HelpDialog::fillFlags()
{
    for (const char letter : QByteArrayView(kFlagLetters)) {
        const session::FlagInfo *flag = session::flagInfo(QLatin1Char(letter));
        Q_ASSERT(flag != nullptr);
        const QString text{QLatin1Char(letter)};
        addRow(m_ui->flagsTreeWidget,
               {text, session::flagWords(text),
                QCoreApplication::translate("sessionscope::FlagText", flag->help)});
    }
    finish(m_ui->flagsTreeWidget);
}

void HelpDialog::fillFilter()
{
    QTreeWidget *tree = m_ui->filterTreeWidget;
    fillFilterHelp(*tree);
    connect(tree, &QTreeWidget::itemActivated, this, &HelpDialog::chooseExample);
    connect(m_ui->useExampleButton, &QPushButton::clicked, this, &HelpDialog::chooseExample);
    connect(tree, &QTreeWidget::currentItemChanged, this, &HelpDialog::updateExampleButton);
    setExamplesUsable(false);
}

void HelpDialog::setExamplesUsable(bool usable)
{
    m_examplesUsable = usable;
    m_ui->exampleHintLabel->setVisible(usable);
    m_ui->useExampleButton->setVisible(usable);
    updateExampleButton();
}

void HelpDialog::chooseExample()
{
    const QString example = exampleOf(m_ui->filterTreeWidget->currentItem());
    if (example.isEmpty() || !m_examplesUsable)
        return;
    emit filterChosen(example);
    accept();
}

void HelpDialog::updateExampleButton()
{
    m_ui->useExampleButton->setEnabled(!exampleOf(m_ui->filterTreeWidget->currentItem()).isEmpty());
}

QString HelpDialog::privacyText()
{
    return tr(
        "What is sent\n"
        "To the endpoint of the connection and to nobody else: the instance id, the AccessKey "
        "id and a signature. The secret never leaves this computer. To a Redis server: its user "
        "and password, encrypted if TLS is switched on for it. There is no telemetry and no look "
        "for updates.\n"
        "\n"
        "What is kept\n"
        "Secrets and STS tokens: in the keychain of the operating system, or nowhere, as the "
        "connection says. Connections and preferences: in the folder of the settings, without "
        "secrets. Session lists: nowhere, unless you save or export them.\n"
        "\n"
        "What an export holds\n"
        "Addresses, client names and commands of your clients. Texts come from the clients "
        "themselves, and anybody who may connect can choose them: that is why the CSV presets "
        "for spreadsheets put a ' in front of what looks like a formula.");
}

} // namespace sessionscope::gui
