// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/credentialsources.h"

#include "cloud/aliyunprofile.h"
#include "core/displaytext.h"
#include "core/limits.h"
#include "gui/connectionform.h"
#include "live/credentialresolver.h"

#include <QComboBox>

namespace sessionscope::gui {

using live::CredentialSource;

void fillCredentialSources(QComboBox *box, live::ConnectionKind kind)
{
    const auto add = [box](const QString &text, CredentialSource source) {
        box->addItem(text, static_cast<int>(source));
    };
    const bool isRedis = kind == live::ConnectionKind::Redis;
    box->clear();
    if (isRedis)
        add(ConnectionForm::tr("Nowhere: there is no password"), CredentialSource::None);
    add(ConnectionForm::tr("Keychain of the system"), CredentialSource::Keychain);
    add(ConnectionForm::tr("Memory, until the program ends"), CredentialSource::UntilExit);
    add(ConnectionForm::tr("Ask each time"), CredentialSource::AskEachTime);
    add(ConnectionForm::tr("Environment variables"), CredentialSource::Environment);
    if (!isRedis)
        add(ConnectionForm::tr("Profile of the aliyun command line"),
            CredentialSource::AliyunProfile);
}

QString fillAliyunProfiles(QComboBox *box, const QString &configPath, const QString &wanted)
{
    const QSignalBlocker quiet(box);
    box->clear();
    box->addItem(ConnectionForm::tr("The current profile"), QString());
    const auto profiles = cloud::aliyunProfiles(configPath);
    for (const cloud::AliyunProfile &entry : profiles.value_or(QList<cloud::AliyunProfile>())) {
        const QString name = displayText(entry.name, kMaxCellCharacters);
        const QString mode = displayText(entry.mode, kMaxCellCharacters);
        if (entry.isCurrent) {
            box->setItemText(
                0,
                ConnectionForm::tr("The current profile: %1 (%2)", "name, mode").arg(name, mode));
        }
        box->addItem(entry.isUsable
                         ? ConnectionForm::tr("%1 (%2)", "name of a profile, mode").arg(name, mode)
                         : ConnectionForm::tr("%1 (%2, cannot be used)", "name of a profile, mode")
                               .arg(name, mode),
                     entry.name);
        box->setItemData(box->count() - 1, entry.isUsable ? QVariant() : QVariant(0),
                         Qt::UserRole - 1);
    }
    if (box->findData(wanted) < 0) {
        box->addItem(ConnectionForm::tr("%1 (not found)", "name of a profile")
                         .arg(displayText(wanted, kMaxCellCharacters)),
                     wanted);
    }
    box->setCurrentIndex(box->findData(wanted));
    return profiles ? QString() : profiles.error().message;
}

QString credentialSourceHelp(CredentialSource source, live::ConnectionKind kind)
{
    const bool isRedis = kind == live::ConnectionKind::Redis;
    switch (source) {
    case CredentialSource::Keychain:
        return isRedis
            ? ConnectionForm::tr("The password is saved in the keychain and nowhere else.")
            : ConnectionForm::tr("Secret and token are saved in the keychain and nowhere else.");
    case CredentialSource::UntilExit:
        return isRedis ? ConnectionForm::tr(
                   "Nothing is saved; the password is asked for once after each start.")
                       : ConnectionForm::tr(
                           "Nothing is saved; the secret is asked for once after each start.");
    case CredentialSource::AskEachTime:
        return isRedis
            ? ConnectionForm::tr(
                "Nothing is saved; the password is asked for whenever the connection is opened.")
            : ConnectionForm::tr(
                "Nothing is saved; the secret is asked for whenever the connection is opened.");
    case CredentialSource::Environment:
        if (isRedis) {
            return ConnectionForm::tr("The password is read from %1.")
                .arg(QLatin1String(live::kRedisPasswordVariable));
        }
        return ConnectionForm::tr("Read from %1, %2 and, for temporary credentials, %3.")
            .arg(QLatin1String(cloud::kAccessKeyIdVariable),
                 QLatin1String(cloud::kAccessKeySecretVariable),
                 QLatin1String(cloud::kSecurityTokenVariable));
    case CredentialSource::AliyunProfile:
        return ConnectionForm::tr(
            "Read from ~/.aliyun/config.json whenever needed; nothing is copied. Profiles of "
            "the modes AK and StsToken can be used.");
    case CredentialSource::None:
        return ConnectionForm::tr("The server lets everybody in who reaches it.");
    }
    Q_UNREACHABLE();
}

} // namespace sessionscope::gui
