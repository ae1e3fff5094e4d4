// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/redisform.h"

#include "gui/fieldhint.h"
#include "gui/filechooser.h"
#include "gui/secretfield.h"

#include "ui_redisform.h"

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;
using live::RedisProfile;
using live::RedisTopology;
using Field = live::ConnectionProfile::Field;

namespace {

QString topologyHelp(RedisTopology topology)
{
    switch (topology) {
    case RedisTopology::Automatic:
        return RedisForm::tr("Of a cluster all nodes are shown in one list.");
    case RedisTopology::OneNode:
        return RedisForm::tr("The clients of this server alone, even if it belongs to a cluster.");
    case RedisTopology::Proxy:
        return RedisForm::tr("The clients of this proxy, as in front of Tair and Redis on Alibaba "
                             "Cloud; there may be more proxies.");
    }
    Q_UNREACHABLE();
}

} // namespace

RedisForm::RedisForm(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::RedisForm>())
{
    m_ui->setupUi(this);
    const auto add = [this](const QString &text, RedisTopology topology) {
        m_ui->topologyComboBox->addItem(text, static_cast<int>(topology));
    };
    add(tr("Ask the server"), RedisTopology::Automatic);
    add(tr("This node alone"), RedisTopology::OneNode);
    add(tr("Proxy"), RedisTopology::Proxy);
    for (const FormField &field : fields())
        field.hint->setField(field.widget);
    m_ui->topologyHint->setField(m_ui->topologyComboBox);
    m_ui->databaseHint->setField(m_ui->databaseSpinBox);
    m_ui->databaseHint->setHelp(
        tr("For the connection of this program; the sessions of all databases are shown."));
    m_ui->tlsLabel->setBuddy(m_ui->tlsCheckBox);

    connect(m_ui->hostLineEdit, &QLineEdit::textChanged, this, &RedisForm::handleHost);
    connect(m_ui->hostLineEdit, &QLineEdit::editingFinished, this, &RedisForm::takeUrl);
    const auto noteChange = [this] {
        updateRows();
        emit changed();
    };
    for (QLineEdit *line : {m_ui->redisCaFileLineEdit, m_ui->serverNameLineEdit,
                            m_ui->certificateFileLineEdit, m_ui->keyFileLineEdit})
        connect(line, &QLineEdit::textChanged, this, noteChange);
    for (QSpinBox *box : {m_ui->portSpinBox, m_ui->databaseSpinBox})
        connect(box, &QSpinBox::valueChanged, this, noteChange);
    connect(m_ui->topologyComboBox, &QComboBox::currentIndexChanged, this, noteChange);
    connect(m_ui->tlsCheckBox, &QCheckBox::toggled, this, noteChange);
    connect(m_ui->wordIsPasswordButton, &QPushButton::clicked, this, [this] { takeWord(true); });
    connect(m_ui->wordIsUserButton, &QPushButton::clicked, this, [this] { takeWord(false); });
    connect(m_ui->browseRedisCaFileButton, &QPushButton::clicked, this,
            [this] { browse(m_ui->redisCaFileLineEdit, tr("CA file")); });
    connect(m_ui->browseCertificateFileButton, &QPushButton::clicked, this,
            [this] { browse(m_ui->certificateFileLineEdit, tr("Client certificate")); });
    connect(m_ui->browseKeyFileButton, &QPushButton::clicked, this,
            [this] { browse(m_ui->keyFileLineEdit, tr("Client key")); });
    updateRows();
}

RedisForm::~RedisForm() = default;

void RedisForm::setProfile(const RedisProfile &profile, const QString &caFile)
{
    m_original = profile;
    m_ui->hostLineEdit->setText(profile.host);
    m_ui->portSpinBox->setValue(profile.port);
    m_ui->topologyComboBox->setCurrentIndex(
        m_ui->topologyComboBox->findData(static_cast<int>(profile.topology)));
    m_ui->databaseSpinBox->setValue(profile.db);
    m_ui->tlsCheckBox->setChecked(profile.isTls);
    m_ui->redisCaFileLineEdit->setText(caFile);
    m_ui->serverNameLineEdit->setText(profile.serverName);
    m_ui->certificateFileLineEdit->setText(profile.certificateFile);
    m_ui->keyFileLineEdit->setText(profile.keyFile);
    updateRows();
}

RedisProfile RedisForm::profile() const
{
    RedisProfile profile = m_original; // with the user, who stands in another form
    profile.host = m_ui->hostLineEdit->text().trimmed();
    profile.port = static_cast<quint16>(m_ui->portSpinBox->value());
    profile.topology = static_cast<RedisTopology>(m_ui->topologyComboBox->currentData().toInt());
    profile.db = m_ui->databaseSpinBox->value();
    profile.isTls = m_ui->tlsCheckBox->isChecked();
    profile.serverName = m_ui->serverNameLineEdit->text().trimmed();
    profile.certificateFile = m_ui->certificateFileLineEdit->text();
    profile.keyFile = m_ui->keyFileLineEdit->text();
    return profile;
}

QString RedisForm::caFile() const
{
    return m_ui->redisCaFileLineEdit->text();
}

std::vector<FormField> RedisForm::fields() const
{
    return {{Field::Host, m_ui->hostHint, m_ui->hostLineEdit},
            {Field::CaFile, m_ui->redisCaFileHint, m_ui->redisCaFileLineEdit},
            {Field::ServerName, m_ui->serverNameHint, m_ui->serverNameLineEdit},
            {Field::CertificateFile, m_ui->certificateFileHint, m_ui->certificateFileLineEdit},
            {Field::KeyFile, m_ui->keyFileHint, m_ui->keyFileLineEdit}};
}

const QFormLayout *RedisForm::formLayout() const
{
    return m_ui->formLayout;
}

QWidget *RedisForm::chainBehind(QWidget *before)
{
    const QList<QWidget *> stops{m_ui->hostLineEdit,
                                 m_ui->portSpinBox,
                                 m_ui->wordIsPasswordButton,
                                 m_ui->wordIsUserButton,
                                 m_ui->topologyComboBox,
                                 m_ui->databaseSpinBox,
                                 m_ui->tlsCheckBox,
                                 m_ui->redisCaFileLineEdit,
                                 m_ui->browseRedisCaFileButton,
                                 m_ui->serverNameLineEdit,
                                 m_ui->certificateFileLineEdit,
                                 m_ui->browseCertificateFileButton,
                                 m_ui->keyFileLineEdit,
                                 m_ui->browseKeyFileButton};
    for (QWidget *stop : stops) {
        setTabOrder(before, stop);
        before = stop;
    }
    return before;
}

bool RedisForm::complete()
{
    takeUrl();
    return !redis::RedisUrl::isUrl(m_ui->hostLineEdit->text());
}

void RedisForm::answer()
{
    m_ui->wordIsPasswordButton->setFocus(Qt::OtherFocusReason);
}

void RedisForm::wipe()
{
    m_word.reset();
    // It may hold a password that was not understood.
    if (redis::RedisUrl::isUrl(m_ui->hostLineEdit->text()))
        wipeField(m_ui->hostLineEdit);
}

// A pasted URL is taken apart at once, one that is typed when it is complete.
void RedisForm::handleHost()
{
    const QString text = m_ui->hostLineEdit->text();
    // A key adds or removes one character, or puts one in the place of what is selected; a URL that
    // is being corrected by hand is left alone.
    const qsizetype step = text.size() - m_hostLength;
    const bool isPasted = step > 1 || (step <= 0 && text.size() > 1 && !m_wasUrl);
    m_hostLength = text.size();
    m_wasUrl = redis::RedisUrl::isUrl(text);
    m_urlProblem.clear();
    if (isPasted)
        takeUrl();
    updateRows();
    emit changed();
}

void RedisForm::takeUrl()
{
    QString text = m_ui->hostLineEdit->text();
    if (!redis::RedisUrl::isUrl(text))
        return;
    const Result<redis::RedisUrl> url = redis::RedisUrl::parse(text);
    sessionscope::wipe(text);
    if (url)
        take(*url);
    else
        m_urlProblem = url.error().message;
    updateRows();
    emit changed();
}

void RedisForm::take(const redis::RedisUrl &url)
{
    QSignalBlocker quiet(this);
    wipeField(m_ui->hostLineEdit); // with its undo history
    m_ui->hostLineEdit->setText(url.address.host);
    m_ui->hostLineEdit->setModified(true);
    m_ui->portSpinBox->setValue(url.address.port);
    m_ui->tlsCheckBox->setChecked(url.isTls);
    m_ui->databaseSpinBox->setValue(url.db);
    m_word.reset();
    const bool isOneWord = !url.user.isEmpty() && url.password.isEmpty();
    if (isOneWord)
        m_word = Secret::fromText(url.user);
    quiet.unblock();
    if (!isOneWord && !(url.user.isEmpty() && url.password.isEmpty()))
        emit loginFound(url.user, url.password);
}

void RedisForm::takeWord(bool isPassword)
{
    if (!m_word)
        return;
    const Secret word = *std::exchange(m_word, std::nullopt);
    if (isPassword)
        emit loginFound(QString(), word);
    else
        emit loginFound(QString::fromUtf8(word.reveal().toByteArray()), Secret());
    updateRows();
    m_ui->hostLineEdit->setFocus(Qt::OtherFocusReason);
    emit changed();
}

void RedisForm::updateRows()
{
    const bool isTls = m_ui->tlsCheckBox->isChecked();
    const auto show = [this](QLabel *label, FieldHint *hint, bool isShown) {
        m_ui->formLayout->setRowVisible(label, isShown);
        hint->setSuppressed(!isShown);
    };
    show(m_ui->redisCaFileLabel, m_ui->redisCaFileHint, isTls);
    show(m_ui->serverNameLabel, m_ui->serverNameHint, isTls);
    show(m_ui->certificateFileLabel, m_ui->certificateFileHint, isTls);
    show(m_ui->keyFileLabel, m_ui->keyFileHint, isTls);
    m_ui->tlsHint->setHelp(
        isTls ? QString()
              : tr("Without, everything crosses the network in the clear, the password too."));
    m_ui->topologyHint->setHelp(
        topologyHelp(static_cast<RedisTopology>(m_ui->topologyComboBox->currentData().toInt())));
    m_ui->wordWidget->setVisible(isAsking());
    m_ui->hostHint->setRemark(
        isAsking() ? tr("The URL has one word before the @: most programs take it for the user, "
                        "some for the password. Which is it?")
                   : QString());
}

void RedisForm::browse(QLineEdit *field, const QString &title)
{
    const FileChooser::Request request{title, field->text(),
                                       tr("Certificates and keys (*.pem *.crt *.cer *.key)")
                                           + u";;"_s + tr("All files (*)"),
                                       QString()};
    m_files->open(this, request, [field](const QString &path) {
        if (!path.isEmpty())
            field->setText(path);
    });
}

} // namespace sessionscope::gui
