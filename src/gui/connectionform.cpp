// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/connectionform.h"

#include "core/displaytext.h"
#include "core/limits.h"
#include "gui/credentialsources.h"
#include "gui/filechooser.h"
#include "gui/secretfield.h"
#include "gui/wheelguard.h"

#include "ui_connectionform.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QProcessEnvironment>

#include <algorithm>
#include <array>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;
using live::ConnectionProfile;
using live::CredentialSource;
using Field = ConnectionProfile::Field;

namespace {

//! In the order of the form. ProductionColor is not among them: its button gives colours only.
constexpr std::array kFields{
    Field::Name,          Field::InstanceId, Field::Endpoint,        Field::AccessKeyId,
    Field::AliyunProfile, Field::CaFile,     Field::RefreshInterval, Field::ProductionWord};

} // namespace

ConnectionForm::ConnectionForm(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::ConnectionForm>())
{
    m_ui->setupUi(this);
    QFont headFont = m_ui->credentialsHeadLabel->font();
    headFont.setWeight(QFont::DemiBold);
    m_ui->credentialsHeadLabel->setFont(headFont);
    m_ui->endpointLineEdit->setPlaceholderText(ConnectionProfile::defaultEndpoint());
    m_ui->productionLabel->setBuddy(m_ui->productionCheckBox);
    for (const Field field : kFields) {
        hintOf(field)->setField(widgetOf(field));
    }
    m_ui->sourceHint->setField(m_ui->sourceComboBox);
    m_ui->secretHint->setField(m_ui->secretLineEdit);
    m_ui->tokenHint->setField(m_ui->tokenLineEdit);
    m_ui->policyHint->setField(m_ui->copyPolicyButton);
    m_ui->consoleContextHint->setField(m_ui->consoleContextLineEdit);
    m_ui->connectionLimitHint->setField(m_ui->connectionLimitSpinBox);
    m_ui->connectionLimitSpinBox->setMaximum(ConnectionProfile::kMaxConnectionLimit);
    fillCredentialSources(m_ui->sourceComboBox);
    connectAll();
    updateAdvanced();
    new WheelGuard(this);
}

ConnectionForm::~ConnectionForm()
{
    wipeSecrets();
}

void ConnectionForm::setServices(FileChooser &files, const QString &aliyunConfigPath)
{
    m_files = &files;
    m_aliyunConfigPath = aliyunConfigPath;
}

void ConnectionForm::setProfile(const ConnectionProfile &profile, bool isStored)
{
    m_original = profile;
    m_isStored = isStored;
    m_ui->nameLineEdit->setText(profile.name);
    m_ui->instanceIdLineEdit->setText(profile.instanceId);
    m_ui->endpointLineEdit->setText(profile.endpoint);
    m_ui->refreshIntervalSpinBox->setInterval(profile.refreshInterval);
    m_ui->productionCheckBox->setChecked(profile.production);
    m_ui->productionWordLineEdit->setText(profile.productionWord);
    m_ui->productionColorButton->setColor(QColor(profile.productionColor));
    m_ui->sourceComboBox->setCurrentIndex(
        m_ui->sourceComboBox->findData(static_cast<int>(profile.credentialSource)));
    m_ui->accessKeyIdLineEdit->setText(profile.accessKeyId);
    m_ui->caFileLineEdit->setText(profile.caFile);
    m_ui->consoleContextLineEdit->setText(profile.consoleContext);
    m_ui->connectionLimitSpinBox->setValue(profile.connectionLimit);
    m_ui->advancedButton->setChecked(!profile.caFile.isEmpty() || !profile.consoleContext.isEmpty()
                                     || profile.connectionLimit > 0);
    m_aliyunProblem =
        fillAliyunProfiles(m_ui->aliyunProfileComboBox, m_aliyunConfigPath, profile.aliyunProfile);
    updateState();
}

void ConnectionForm::setTarget(const ConnectionProfile &profile)
{
    m_ui->nameLineEdit->setText(profile.name);
    m_ui->instanceIdLineEdit->setText(profile.instanceId);
    m_ui->endpointLineEdit->setText(profile.endpoint);
    m_ui->connectionLimitSpinBox->setValue(profile.connectionLimit);
}

ConnectionProfile ConnectionForm::profile() const
{
    ConnectionProfile profile = m_original;
    profile.name = m_ui->nameLineEdit->text();
    profile.instanceId = m_ui->instanceIdLineEdit->text();
    profile.endpoint = m_ui->endpointLineEdit->text().isEmpty()
        ? ConnectionProfile::defaultEndpoint()
        : m_ui->endpointLineEdit->text();
    profile.refreshInterval = m_ui->refreshIntervalSpinBox->interval();
    profile.production = m_ui->productionCheckBox->isChecked();
    profile.productionWord = m_ui->productionWordLineEdit->text();
    // As it was written before, unless it is another one.
    if (const QColor color = m_ui->productionColorButton->color();
        color != QColor(m_original.productionColor))
        profile.productionColor = color.name();
    profile.credentialSource = source();
    profile.accessKeyId = m_ui->accessKeyIdLineEdit->text();
    if (source() == CredentialSource::AliyunProfile)
        profile.aliyunProfile = m_ui->aliyunProfileComboBox->currentData().toString();
    profile.caFile = m_ui->caFileLineEdit->text();
    profile.consoleContext = m_ui->consoleContextLineEdit->text();
    profile.connectionLimit = m_ui->connectionLimitSpinBox->value();
    if (!takesSecrets())
        profile.hasSecurityToken = false;
    else if (hasTypedSecret())
        profile.hasSecurityToken = !isBlank(m_ui->tokenLineEdit);
    return profile;
}

std::optional<cloud::Credentials> ConnectionForm::typedCredentials() const
{
    if (!takesSecrets() || !hasTypedSecret())
        return std::nullopt;
    return cloud::Credentials{m_ui->accessKeyIdLineEdit->text(), secretOf(m_ui->secretLineEdit),
                              secretOf(m_ui->tokenLineEdit)};
}

void ConnectionForm::setNameProblem(const QString &problem)
{
    m_nameProblem = problem;
    updateHints();
}

bool ConnectionForm::check(Purpose purpose)
{
    m_showAll = true;
    updateHints();
    for (const Field field : kFields) {
        const FieldHint *hint = hintOf(field);
        if (hint->problem().isEmpty() || (field == Field::Name && purpose == Purpose::Test))
            continue;
        if (field == Field::CaFile)
            m_ui->advancedButton->setChecked(true);
        widgetOf(field)->setFocus(Qt::OtherFocusReason);
        return false;
    }
    for (const FieldHint *hint : {m_ui->secretHint, m_ui->tokenHint}) {
        if (hint->problem().isEmpty())
            continue;
        m_ui->secretLineEdit->setFocus(Qt::OtherFocusReason);
        return false;
    }
    return true;
}

void ConnectionForm::setKeychainRemark(const QString &remark)
{
    m_keychainRemark = remark;
    updateHints();
}

void ConnectionForm::chooseOtherSource()
{
    m_ui->sourceComboBox->setFocus(Qt::OtherFocusReason);
}

void ConnectionForm::wipeSecrets()
{
    const QSignalBlocker quiet(this);
    wipeField(m_ui->secretLineEdit);
    wipeField(m_ui->tokenLineEdit);
    m_ui->showSecretButton->setChecked(false);
}

QString ConnectionForm::ramPolicy()
{
    return uR"({
  "Version": "1",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["hdm:GetRedisAllSession"],
      "Resource": "*"
    }
  ]
}
)"_s;
}

void ConnectionForm::connectAll()
{
    for (QLineEdit *field : findChildren<QLineEdit *>())
        connect(field, &QLineEdit::textChanged, this, &ConnectionForm::handleChange);
    connect(m_ui->sourceComboBox, &QComboBox::currentIndexChanged, this,
            &ConnectionForm::handleChange);
    connect(m_ui->aliyunProfileComboBox, &QComboBox::currentIndexChanged, this,
            &ConnectionForm::handleChange);
    connect(m_ui->refreshIntervalSpinBox, &QSpinBox::valueChanged, this,
            &ConnectionForm::handleChange);
    connect(m_ui->connectionLimitSpinBox, &QSpinBox::valueChanged, this,
            &ConnectionForm::handleChange);
    connect(m_ui->productionCheckBox, &QCheckBox::toggled, this, &ConnectionForm::handleChange);
    connect(m_ui->productionColorButton, &ColorButton::colorChanged, this,
            &ConnectionForm::handleChange);
    connect(m_ui->advancedButton, &QToolButton::toggled, this, &ConnectionForm::updateAdvanced);
    connect(m_ui->chooseInstanceButton, &QPushButton::clicked, this,
            &ConnectionForm::instanceListRequested);
    connect(m_ui->browseCaFileButton, &QPushButton::clicked, this, &ConnectionForm::browseCaFile);
    connect(m_ui->showSecretButton, &QPushButton::toggled, this, [this](bool shown) {
        const auto mode = shown ? QLineEdit::Normal : QLineEdit::Password;
        m_ui->secretLineEdit->setEchoMode(mode);
        m_ui->tokenLineEdit->setEchoMode(mode);
        m_ui->showSecretButton->setText(shown ? tr("&Hide") : tr("Sho&w"));
    });
    connect(m_ui->copyPolicyButton, &QPushButton::clicked, this,
            [] { QGuiApplication::clipboard()->setText(ramPolicy()); });
}

void ConnectionForm::handleChange()
{
    m_nameProblem.clear();
    updateState();
    emit changed();
}

void ConnectionForm::updateState()
{
    const bool production = m_ui->productionCheckBox->isChecked();
    m_ui->productionWordLineEdit->setEnabled(production);
    m_ui->productionColorButton->setEnabled(production);
    updateHints();
    updateSource();
}

void ConnectionForm::setRowVisible(QLabel *label, FieldHint *hint, bool visible)
{
    m_ui->formLayout->setRowVisible(label, visible);
    hint->setSuppressed(!visible);
}

void ConnectionForm::updateSource()
{
    const bool asksForId = takesSecrets() || source() == CredentialSource::AskEachTime;
    setRowVisible(m_ui->accessKeyIdLabel, m_ui->accessKeyIdHint, asksForId);
    setRowVisible(m_ui->secretLabel, m_ui->secretHint, takesSecrets());
    setRowVisible(m_ui->tokenLabel, m_ui->tokenHint, takesSecrets());
    setRowVisible(m_ui->aliyunProfileLabel, m_ui->aliyunProfileHint,
                  source() == CredentialSource::AliyunProfile);
}

void ConnectionForm::updateAdvanced()
{
    const bool shown = m_ui->advancedButton->isChecked();
    m_ui->advancedButton->setArrowType(shown ? Qt::DownArrow : Qt::RightArrow);
    setRowVisible(m_ui->caFileLabel, m_ui->caFileHint, shown);
    setRowVisible(m_ui->consoleContextLabel, m_ui->consoleContextHint, shown);
    setRowVisible(m_ui->connectionLimitLabel, m_ui->connectionLimitHint, shown);
}

void ConnectionForm::updateHints()
{
    const QList<ConnectionProfile::Problem> problems = profile().validate();
    for (const Field field : kFields) {
        FieldHint *hint = hintOf(field);
        const auto found = std::find_if(
            problems.begin(), problems.end(),
            [field](const ConnectionProfile::Problem &problem) { return problem.field == field; });
        const auto *line = qobject_cast<const QLineEdit *>(widgetOf(field));
        const bool isDue = m_showAll || line == nullptr || line->isModified();
        hint->setProblem(found != problems.end() && isDue ? found->message : QString());
    }
    if (!m_nameProblem.isEmpty())
        m_ui->nameHint->setProblem(m_nameProblem);
    m_ui->instanceIdHint->setRemark(instanceIdRemark());
    updateCredentialHints();
}

void ConnectionForm::updateCredentialHints()
{
    m_ui->sourceHint->setHelp(credentialSourceHelp(source()));
    m_ui->sourceHint->setRemark(sourceRemark());
    if (source() == CredentialSource::AliyunProfile)
        m_ui->aliyunProfileHint->setRemark(m_aliyunProblem);

    const bool isKept = keepsStoredSecret();
    m_ui->secretLineEdit->setPlaceholderText(
        isKept ? tr("A secret is stored; leave empty to keep it") : QString());
    m_ui->tokenLineEdit->setPlaceholderText(isKept && m_original.hasSecurityToken
                                                ? tr("A token is stored; leave empty to keep it")
                                                : QString());
    m_ui->secretHint->setProblem(m_showAll && source() == CredentialSource::Keychain && !isKept
                                         && !hasTypedSecret()
                                     ? tr("Enter the secret that belongs to the AccessKey ID.")
                                     : QString());
    m_ui->secretHint->setRemark(
        isKept && !hasTypedSecret() && m_ui->accessKeyIdLineEdit->text() != m_original.accessKeyId
            ? tr("The stored secret belongs to the AccessKey ID as it was before.")
            : QString());
    m_ui->tokenHint->setProblem(takesSecrets() && !hasTypedSecret() && !isBlank(m_ui->tokenLineEdit)
                                    ? tr("A token comes with a secret of its own. Enter that, too.")
                                    : QString());
}

QString ConnectionForm::sourceRemark() const
{
    if (source() == CredentialSource::Keychain)
        return m_keychainRemark;
    if (source() != CredentialSource::Environment)
        return {};
    const auto found = cloud::credentialsFromEnvironment(QProcessEnvironment::systemEnvironment());
    return found ? QString() : found.error().message;
}

QString ConnectionForm::instanceIdRemark() const
{
    const QString id = m_ui->instanceIdLineEdit->text();
    if (id != id.trimmed())
        return tr("There are blanks around the ID. It is sent as it stands here.");
    return live::foreignEngineHint(id).value_or(QString());
}

void ConnectionForm::browseCaFile()
{
    const FileChooser::Request request{
        tr("CA file"), m_ui->caFileLineEdit->text(),
        tr("Certificates (*.pem *.crt *.cer)") + u";;"_s + tr("All files (*)"), QString()};
    m_files->open(this, request, [this](const QString &path) {
        if (!path.isEmpty())
            m_ui->caFileLineEdit->setText(path);
    });
}

CredentialSource ConnectionForm::source() const
{
    return static_cast<CredentialSource>(m_ui->sourceComboBox->currentData().toInt());
}

bool ConnectionForm::takesSecrets() const
{
    return source() == CredentialSource::Keychain || source() == CredentialSource::UntilExit;
}

bool ConnectionForm::hasTypedSecret() const
{
    return !isBlank(m_ui->secretLineEdit);
}

bool ConnectionForm::keepsStoredSecret() const
{
    return m_isStored && source() == CredentialSource::Keychain
        && m_original.credentialSource == CredentialSource::Keychain;
}

FieldHint *ConnectionForm::hintOf(Field field) const
{
    switch (field) {
    case Field::Name:
        return m_ui->nameHint;
    case Field::InstanceId:
        return m_ui->instanceIdHint;
    case Field::Endpoint:
        return m_ui->endpointHint;
    case Field::AccessKeyId:
        return m_ui->accessKeyIdHint;
    case Field::AliyunProfile:
        return m_ui->aliyunProfileHint;
    case Field::CaFile:
        return m_ui->caFileHint;
    case Field::RefreshInterval:
        return m_ui->refreshIntervalHint;
    case Field::ProductionWord:
    case Field::ProductionColor:
        return m_ui->productionHint;
    }
    return nullptr;
}

QWidget *ConnectionForm::widgetOf(Field field) const
{
    switch (field) {
    case Field::Name:
        return m_ui->nameLineEdit;
    case Field::InstanceId:
        return m_ui->instanceIdLineEdit;
    case Field::Endpoint:
        return m_ui->endpointLineEdit;
    case Field::AccessKeyId:
        return m_ui->accessKeyIdLineEdit;
    case Field::AliyunProfile:
        return m_ui->aliyunProfileComboBox;
    case Field::CaFile:
        return m_ui->caFileLineEdit;
    case Field::RefreshInterval:
        return m_ui->refreshIntervalSpinBox;
    case Field::ProductionWord:
        return m_ui->productionWordLineEdit;
    case Field::ProductionColor:
        return m_ui->productionColorButton;
    }
    return nullptr;
}

} // namespace sessionscope::gui
