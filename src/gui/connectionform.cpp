// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/connectionform.h"

#include "core/displaytext.h"
#include "core/limits.h"
#include "gui/credentialsources.h"
#include "gui/fieldhint.h"
#include "gui/filechooser.h"
#include "gui/formrows.h"
#include "gui/secretfield.h"
#include "gui/wheelguard.h"

#include "ui_connectionform.h"

#include <QClipboard>
#include <QGuiApplication>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;
using live::ConnectionProfile;
using live::CredentialSource;
using Field = ConnectionProfile::Field;

ConnectionForm::ConnectionForm(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::ConnectionForm>())
{
    m_ui->setupUi(this);
    m_rows = std::make_unique<FormRows>(m_ui->formLayout);
    QFont headFont = m_ui->credentialsHeadLabel->font();
    headFont.setWeight(QFont::DemiBold);
    m_ui->credentialsHeadLabel->setFont(headFont);
    m_ui->endpointLineEdit->setPlaceholderText(ConnectionProfile::defaultEndpoint());
    m_ui->productionLabel->setBuddy(m_ui->productionCheckBox);
    m_ui->disconnectingHint->setField(m_ui->allowsDisconnectingCheckBox);
    for (const live::ConnectionKind kind :
         {live::ConnectionKind::Redis, live::ConnectionKind::Das}) {
        m_ui->kindComboBox->setCurrentIndex(static_cast<int>(kind));
        for (const FormField &field : fields())
            field.hint->setField(field.widget);
    }
    m_ui->kindHint->setField(m_ui->kindComboBox);
    m_ui->sourceHint->setField(m_ui->sourceComboBox);
    m_ui->secretHint->setField(m_ui->secretLineEdit);
    m_ui->tokenHint->setField(m_ui->tokenLineEdit);
    m_ui->policyHint->setField(m_ui->copyPolicyButton);
    m_ui->consoleContextHint->setField(m_ui->consoleContextLineEdit);
    m_ui->connectionLimitHint->setField(m_ui->connectionLimitSpinBox);
    m_ui->connectionLimitSpinBox->setMaximum(ConnectionProfile::kMaxConnectionLimit);
    fillCredentialSources(m_ui->sourceComboBox, live::ConnectionKind::Das);
    connectAll();
    updateKind();
    alignLabels(m_ui->formLayout, m_ui->redisForm->formLayout());
    setTabOrder(m_ui->redisForm->chainBehind(m_ui->endpointLineEdit), m_ui->refreshIntervalSpinBox);
    new WheelGuard(this);
}

ConnectionForm::~ConnectionForm()
{
    wipeSecrets();
}

void ConnectionForm::setServices(FileChooser &files, const QString &aliyunConfigPath)
{
    m_files = &files;
    m_ui->redisForm->setFileChooser(files);
    m_aliyunConfigPath = aliyunConfigPath;
}

void ConnectionForm::setProfile(const ConnectionProfile &profile, bool isStored)
{
    m_original = profile;
    m_isStored = isStored;
    const bool isToRedis = profile.kind == live::ConnectionKind::Redis;
    m_ui->nameLineEdit->setText(profile.name);
    m_ui->kindComboBox->setCurrentIndex(static_cast<int>(profile.kind));
    m_ui->redisForm->setProfile(profile.redis, isToRedis ? profile.caFile : QString());
    m_ui->instanceIdLineEdit->setText(profile.instanceId);
    m_ui->endpointLineEdit->setText(profile.endpoint);
    m_ui->refreshIntervalSpinBox->setInterval(profile.refreshInterval);
    m_ui->allowsDisconnectingCheckBox->setChecked(profile.allowsDisconnecting);
    m_ui->productionCheckBox->setChecked(profile.production);
    m_ui->productionWordLineEdit->setText(profile.productionWord);
    m_ui->productionColorButton->setColor(QColor(profile.productionColor));
    m_ui->sourceComboBox->setCurrentIndex(
        m_ui->sourceComboBox->findData(static_cast<int>(profile.credentialSource)));
    m_ui->accessKeyIdLineEdit->setText(isToRedis ? profile.redis.user : profile.accessKeyId);
    m_ui->caFileLineEdit->setText(isToRedis ? QString() : profile.caFile);
    m_ui->consoleContextLineEdit->setText(profile.consoleContext);
    m_ui->connectionLimitSpinBox->setValue(profile.connectionLimit);
    m_ui->advancedButton->setChecked((!isToRedis && !profile.caFile.isEmpty())
                                     || !profile.consoleContext.isEmpty()
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
    profile.refreshInterval = m_ui->refreshIntervalSpinBox->interval();
    profile.allowsDisconnecting = m_ui->allowsDisconnectingCheckBox->isChecked();
    profile.production = m_ui->productionCheckBox->isChecked();
    profile.productionWord = m_ui->productionWordLineEdit->text();
    // As it was written before, unless it is another one.
    if (const QColor color = m_ui->productionColorButton->color();
        color != QColor(m_original.productionColor))
        profile.productionColor = color.name();
    profile.credentialSource = source();
    profile.connectionLimit = m_ui->connectionLimitSpinBox->value();
    profile.kind = kind();
    if (isRedis()) {
        // What is about DAS alone is left behind: it is not written.
        const ConnectionProfile none;
        profile.instanceId = none.instanceId;
        profile.endpoint = none.endpoint;
        profile.accessKeyId = none.accessKeyId;
        profile.hasSecurityToken = false;
        profile.aliyunProfile = none.aliyunProfile;
        profile.consoleContext = none.consoleContext;
        profile.redis = m_ui->redisForm->profile();
        profile.redis.user = m_ui->accessKeyIdLineEdit->text();
        profile.caFile = m_ui->redisForm->caFile();
        return profile;
    }
    profile.redis = {};
    profile.instanceId = m_ui->instanceIdLineEdit->text();
    profile.endpoint = m_ui->endpointLineEdit->text().isEmpty()
        ? ConnectionProfile::defaultEndpoint()
        : m_ui->endpointLineEdit->text();
    profile.accessKeyId = m_ui->accessKeyIdLineEdit->text();
    if (source() == CredentialSource::AliyunProfile)
        profile.aliyunProfile = m_ui->aliyunProfileComboBox->currentData().toString();
    profile.caFile = m_ui->caFileLineEdit->text();
    profile.consoleContext = m_ui->consoleContextLineEdit->text();
    if (!takesSecrets())
        profile.hasSecurityToken = false;
    else if (hasTypedSecret())
        profile.hasSecurityToken = !isBlank(m_ui->tokenLineEdit);
    return profile;
}

void ConnectionForm::setNameProblem(const QString &problem)
{
    m_nameProblem = problem;
    updateHints();
}

bool ConnectionForm::check(Purpose purpose)
{
    m_showAll = true;
    if (isRedis())
        m_ui->redisForm->complete();
    updateHints();
    for (const FormField &field : fields()) {
        if (field.hint->problem().isEmpty()
            || (field.field == Field::Name && purpose == Purpose::Test))
            continue;
        if (field.field == Field::CaFile && !isRedis())
            m_ui->advancedButton->setChecked(true);
        field.widget->setFocus(Qt::OtherFocusReason);
        return false;
    }
    if (isRedis() && m_ui->redisForm->isAsking()) {
        m_ui->redisForm->answer();
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
    m_ui->redisForm->wipe();
    m_ui->showSecretButton->setChecked(false);
}

QString ConnectionForm::ramPolicy(const QStringList &further)
{
    const QStringList actions = QStringList{u"hdm:GetRedisAllSession"_s} + further;
    return uR"({
  "Version": "1",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["%1"],
      "Resource": "*"
    }
  ]
}
)"_s.arg(actions.join(u"\", \""_s));
}

void ConnectionForm::connectAll()
{
    for (QLineEdit *field : findChildren<QLineEdit *>()) {
        if (!m_ui->redisForm->isAncestorOf(field))
            connect(field, &QLineEdit::textChanged, this, &ConnectionForm::handleChange);
    }
    connect(m_ui->redisForm, &RedisForm::changed, this, &ConnectionForm::handleChange);
    connect(m_ui->redisForm, &RedisForm::loginFound, this, &ConnectionForm::takeLogin);
    connect(m_ui->kindComboBox, &QComboBox::currentIndexChanged, this, [this] {
        updateKind();
        handleChange();
    });
    connect(m_ui->sourceComboBox, &QComboBox::currentIndexChanged, this,
            &ConnectionForm::handleChange);
    connect(m_ui->aliyunProfileComboBox, &QComboBox::currentIndexChanged, this,
            &ConnectionForm::handleChange);
    connect(m_ui->refreshIntervalSpinBox, &QSpinBox::valueChanged, this,
            &ConnectionForm::handleChange);
    connect(m_ui->connectionLimitSpinBox, &QSpinBox::valueChanged, this,
            &ConnectionForm::handleChange);
    connect(m_ui->allowsDisconnectingCheckBox, &QCheckBox::toggled, this,
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
        m_ui->showSecretButton->setText(shown ? tr("H&ide") : tr("Sho&w"));
    });
    connect(m_ui->copyPolicyButton, &QPushButton::clicked, this, [this] {
        QStringList further;
        if (m_ui->allowsDisconnectingCheckBox->isChecked())
            further.append(u"hdm:KillInstanceAllSession"_s);
        QGuiApplication::clipboard()->setText(ramPolicy(further));
    });
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
    m_rows->setVisible(label, visible);
    hint->setSuppressed(!visible);
}

// The page of the kind. Credentials of the one are none of the other: nothing is carried over.
void ConnectionForm::updateKind()
{
    const bool isSameKind = m_original.kind == kind();
    {
        const QSignalBlocker quiet(m_ui->sourceComboBox);
        fillCredentialSources(m_ui->sourceComboBox, kind());
        const int same =
            m_ui->sourceComboBox->findData(static_cast<int>(m_original.credentialSource));
        m_ui->sourceComboBox->setCurrentIndex(isSameKind ? qMax(0, same) : 0);
    }
    for (QLineEdit *field : {m_ui->secretLineEdit, m_ui->tokenLineEdit})
        wipeField(field);
    m_ui->accessKeyIdLineEdit->setText(!isSameKind     ? QString()
                                           : isRedis() ? m_original.redis.user
                                                       : m_original.accessKeyId);
    m_ui->accessKeyIdHint->setProblem(QString());
    m_ui->redisForm->setVisible(isRedis());
    m_ui->accessKeyIdLabel->setText(isRedis() ? tr("&User:") : tr("Access&Key ID:"));
    m_ui->accessKeyIdLineEdit->setPlaceholderText(isRedis() ? tr("The default user") : QString());
    m_ui->secretLabel->setText(isRedis() ? tr("&Password:") : tr("AccessKey &secret:"));
    m_ui->showSecretButton->setAccessibleName(isRedis() ? tr("Show the password")
                                                        : tr("Show secret and token"));
    setRowVisible(m_ui->instanceIdLabel, m_ui->instanceIdHint, !isRedis());
    setRowVisible(m_ui->endpointLabel, m_ui->endpointHint, !isRedis());
    setRowVisible(m_ui->policyLabel, m_ui->policyHint, !isRedis());
    updateAdvanced();
    updateState();
}

void ConnectionForm::updateAdvanced()
{
    const bool shown = m_ui->advancedButton->isChecked();
    m_ui->advancedButton->setArrowType(shown ? Qt::DownArrow : Qt::RightArrow);
    setRowVisible(m_ui->caFileLabel, m_ui->caFileHint, shown && !isRedis());
    setRowVisible(m_ui->consoleContextLabel, m_ui->consoleContextHint, shown && !isRedis());
    setRowVisible(m_ui->connectionLimitLabel, m_ui->connectionLimitHint, shown);
}

void ConnectionForm::updateHints()
{
    const QList<ConnectionProfile::Problem> problems = profile().validate();
    for (const FormField &field : fields())
        showProblem(field, problems, m_showAll);
    if (isRedis() && !m_ui->redisForm->urlProblem().isEmpty())
        m_ui->redisForm->fields().front().hint->setProblem(m_ui->redisForm->urlProblem());
    if (!m_nameProblem.isEmpty())
        m_ui->nameHint->setProblem(m_nameProblem);
    m_ui->instanceIdHint->setRemark(instanceIdRemark());
    updateCredentialHints();
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

live::ConnectionKind ConnectionForm::kind() const
{
    return static_cast<live::ConnectionKind>(m_ui->kindComboBox->currentIndex());
}

std::vector<FormField> ConnectionForm::fields() const
{
    std::vector<FormField> fields{{Field::Name, m_ui->nameHint, m_ui->nameLineEdit}};
    if (isRedis()) {
        const std::vector<FormField> redis = m_ui->redisForm->fields();
        fields.insert(fields.end(), redis.begin(), redis.end());
    } else {
        fields.push_back({Field::InstanceId, m_ui->instanceIdHint, m_ui->instanceIdLineEdit});
        fields.push_back({Field::Endpoint, m_ui->endpointHint, m_ui->endpointLineEdit});
        fields.push_back({Field::AccessKeyId, m_ui->accessKeyIdHint, m_ui->accessKeyIdLineEdit});
        fields.push_back(
            {Field::AliyunProfile, m_ui->aliyunProfileHint, m_ui->aliyunProfileComboBox});
        fields.push_back({Field::CaFile, m_ui->caFileHint, m_ui->caFileLineEdit});
    }
    fields.push_back(
        {Field::RefreshInterval, m_ui->refreshIntervalHint, m_ui->refreshIntervalSpinBox});
    fields.push_back({Field::ProductionWord, m_ui->productionHint, m_ui->productionWordLineEdit});
    return fields;
}

} // namespace sessionscope::gui
