// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/preferencesdialog.h"

#include "export/tableformat.h"
#include "gui/exporttable.h"
#include "gui/findingsform.h"
#include "gui/fitheight.h"
#include "gui/intervalspinbox.h"
#include "gui/wheelguard.h"

#include "ui_preferencesdialog.h"

#include <QPushButton>
#include <QTemporaryDir>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

template <class Enum>
void addChoice(QComboBox *box, const QString &title, Enum value)
{
    box->addItem(title, static_cast<int>(value));
}

template <class Enum>
void choose(QComboBox *box, Enum value)
{
    box->setCurrentIndex(box->findData(static_cast<int>(value)));
}

template <class Enum>
Enum chosen(const QComboBox *box)
{
    return static_cast<Enum>(box->currentData().toInt());
}

void setRange(QSpinBox *box, Settings::Key key)
{
    const auto [minimum, maximum] = Settings::range(key);
    box->setRange(minimum, maximum);
}

} // namespace

PreferencesDialog::PreferencesDialog(Settings &settings, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::PreferencesDialog>())
    , m_findings(new FindingsForm)
    , m_settings(settings)
    , m_appliedTheme(settings.theme())
{
    m_ui->setupUi(this);
    auto *heading = new QLabel(tr("It is a finding if"));
    QFont semibold = font();
    semibold.setWeight(QFont::DemiBold);
    heading->setFont(semibold);
    heading->setContentsMargins(0, 8, 0, 0);
    m_ui->formLayout->addRow(heading);
    m_ui->formLayout->addRow(m_findings);
    connect(m_findings, &FindingsForm::changed, this, &PreferencesDialog::updateState);
    new WheelGuard(m_ui->formWidget);
    fillChoices();
    load(settings);

    m_ui->languageHint->setField(m_ui->languageComboBox);
    m_ui->refreshIntervalHint->setField(m_ui->refreshIntervalSpinBox);
    m_ui->activeIdleLimitHint->setField(m_ui->activeIdleLimitSpinBox);
    m_ui->highlightTimeHint->setField(m_ui->highlightTimeSpinBox);
    m_ui->chartTopNHint->setField(m_ui->chartTopNSpinBox);
    m_ui->csvPresetHint->setField(m_ui->csvPresetComboBox);

    for (QComboBox *box : findChildren<QComboBox *>())
        connect(box, &QComboBox::currentIndexChanged, this, &PreferencesDialog::updateState);
    for (QSpinBox *box : findChildren<QSpinBox *>())
        connect(box, &QSpinBox::valueChanged, this, &PreferencesDialog::updateState);
    connect(m_ui->themeComboBox, &QComboBox::currentIndexChanged, this,
            [this] { m_settings.setTheme(chosen<Settings::Theme>(m_ui->themeComboBox)); });
    connect(m_ui->buttonBox, &QDialogButtonBox::accepted, this, &PreferencesDialog::accept);
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &PreferencesDialog::reject);
    connect(m_ui->buttonBox, &QDialogButtonBox::clicked, this, &PreferencesDialog::handleClicked);
    m_ui->buttonBox->button(QDialogButtonBox::Ok)->setDefault(true);
    updateState();
    fitHeight(this, m_ui->scrollArea);
}

PreferencesDialog::~PreferencesDialog() = default;

void PreferencesDialog::accept()
{
    if (apply())
        QDialog::accept();
}

void PreferencesDialog::reject()
{
    m_settings.setTheme(m_appliedTheme);
    QDialog::reject();
}

void PreferencesDialog::fillChoices()
{
    m_ui->languageComboBox->addItem(tr("Language of the system"), QString());
    // Languages are named in themselves, so that one finds back from any other.
    m_ui->languageComboBox->addItem(u"English"_s, u"en"_s);
    m_ui->languageComboBox->addItem(u"简体中文"_s, u"zh_CN"_s);

    addChoice(m_ui->themeComboBox, tr("Like the system", "theme"), Settings::Theme::System);
    addChoice(m_ui->themeComboBox, tr("Light", "theme"), Settings::Theme::Light);
    addChoice(m_ui->themeComboBox, tr("Dark", "theme"), Settings::Theme::Dark);

    addChoice(m_ui->rowDensityComboBox, tr("Compact", "row height"), Settings::RowDensity::Compact);
    addChoice(m_ui->rowDensityComboBox, tr("Normal", "row height"), Settings::RowDensity::Normal);
    addChoice(m_ui->rowDensityComboBox, tr("Comfortable", "row height"),
              Settings::RowDensity::Comfortable);

    for (const auto preset : {Settings::CsvPreset::Standard, Settings::CsvPreset::Spreadsheet,
                              Settings::CsvPreset::Scripts})
        addChoice(m_ui->csvPresetComboBox, exporting::presetTitle(tablePreset(preset)), preset);

    setRange(m_ui->activeIdleLimitSpinBox, Settings::Key::ActiveIdleLimit);
    setRange(m_ui->highlightTimeSpinBox, Settings::Key::HighlightSeconds);
    setRange(m_ui->chartTopNSpinBox, Settings::Key::ChartTopN);
}

void PreferencesDialog::load(const Settings &from)
{
    m_ui->languageComboBox->setCurrentIndex(m_ui->languageComboBox->findData(from.language()));
    choose(m_ui->themeComboBox, from.theme());
    choose(m_ui->rowDensityComboBox, from.rowDensity());
    m_ui->refreshIntervalSpinBox->setInterval(from.defaultRefreshInterval());
    m_ui->activeIdleLimitSpinBox->setValue(static_cast<int>(from.activeIdleLimit().count()));
    m_ui->highlightTimeSpinBox->setValue(static_cast<int>(from.highlightTime().count()));
    m_ui->chartTopNSpinBox->setValue(from.chartTopN());
    choose(m_ui->csvPresetComboBox, from.csvPreset());
    m_findings->load(from);
}

void PreferencesDialog::loadDefaults()
{
    // The settings of somebody who has not changed any.
    const QTemporaryDir folder;
    load(Settings(folder.filePath(u"settings.ini"_s)));
}

bool PreferencesDialog::apply()
{
    m_settings.setLanguage(m_ui->languageComboBox->currentData().toString());
    m_appliedTheme = chosen<Settings::Theme>(m_ui->themeComboBox);
    m_settings.setTheme(m_appliedTheme);
    m_settings.setRowDensity(chosen<Settings::RowDensity>(m_ui->rowDensityComboBox));
    m_settings.setDefaultRefreshInterval(m_ui->refreshIntervalSpinBox->interval());
    m_settings.setActiveIdleLimit(std::chrono::seconds(m_ui->activeIdleLimitSpinBox->value()));
    m_settings.setHighlightTime(std::chrono::seconds(m_ui->highlightTimeSpinBox->value()));
    m_settings.setChartTopN(m_ui->chartTopNSpinBox->value());
    m_settings.setCsvPreset(chosen<Settings::CsvPreset>(m_ui->csvPresetComboBox));

    m_findings->apply(m_settings);

    const bool saved = m_settings.sync();
    m_ui->saveHint->setProblem(
        saved ? QString()
              : tr("The settings could not be saved to %1. They last until the program ends.")
                    .arg(m_settings.filePath()));
    updateState();
    return saved;
}

void PreferencesDialog::updateState()
{
    m_ui->csvPresetHint->setHelp(
        exporting::presetHelp(tablePreset(chosen<Settings::CsvPreset>(m_ui->csvPresetComboBox))));
    const bool isChanged = m_ui->languageComboBox->currentData().toString() != m_settings.language()
        || chosen<Settings::Theme>(m_ui->themeComboBox) != m_appliedTheme
        || chosen<Settings::RowDensity>(m_ui->rowDensityComboBox) != m_settings.rowDensity()
        || m_ui->refreshIntervalSpinBox->interval() != m_settings.defaultRefreshInterval()
        || m_ui->activeIdleLimitSpinBox->value() != m_settings.activeIdleLimit().count()
        || m_ui->highlightTimeSpinBox->value() != m_settings.highlightTime().count()
        || m_ui->chartTopNSpinBox->value() != m_settings.chartTopN()
        || chosen<Settings::CsvPreset>(m_ui->csvPresetComboBox) != m_settings.csvPreset()
        || m_findings->isChanged(m_settings);
    m_ui->buttonBox->button(QDialogButtonBox::Apply)->setEnabled(isChanged);
}

void PreferencesDialog::handleClicked(QAbstractButton *button)
{
    switch (m_ui->buttonBox->standardButton(button)) {
    case QDialogButtonBox::Apply:
        apply();
        break;
    case QDialogButtonBox::RestoreDefaults:
        loadDefaults();
        break;
    default:
        break;
    }
}

} // namespace sessionscope::gui
