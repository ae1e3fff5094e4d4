// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/lookstore.h"

#include "core/logging.h"

#include <QJsonDocument>

namespace sessionscope::models {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QLatin1StringView kGeneral = "general"_L1;
constexpr QLatin1StringView kConnections = "connections"_L1;

// Of the program that kept its one look in the settings.
constexpr int kSettingsColumnsVersion = 1;
constexpr int kSettingsDocksVersion = 1;

bool isOurs(const QJsonObject &root)
{
    return (!root.contains(kGeneral) || root[kGeneral].isObject())
        && (!root.contains(kConnections) || root[kConnections].isObject());
}

Look read(const QJsonValue &json)
{
    int repairs = 0;
    Look look = lookFrom(json.toObject(), &repairs);
    if (repairs > 0)
        qCWarning(lcSettings) << "parts of a saved look cannot be used:" << repairs;
    return look;
}

void setOwn(QJsonObject &root, const QString &profileId, const Look &look)
{
    QJsonObject looks = root[kConnections].toObject();
    if (looks.size() >= LookStore::kMostLooks && !looks.contains(profileId))
        return;
    looks[profileId] = toJson(look, looks[profileId].toObject());
    root[kConnections] = looks;
}

} // namespace

LookStore::LookStore(const QString &filePath, const Settings &settings, QObject *parent)
    : QObject(parent)
    , m_file(filePath, kVersion, isOurs)
    , m_settings(settings)
{
    connect(&m_file, &JsonStore::noticeChanged, this, &LookStore::noticeChanged);
}

Look LookStore::generalLook() const
{
    if (m_file.root().contains(kGeneral))
        return read(m_file.root()[kGeneral]);
    const QByteArray columns =
        m_settings.state(Settings::Key::SessionsHeaderState, kSettingsColumnsVersion);
    Look look = columns.isEmpty() ? Look() : read(QJsonDocument::fromJson(columns).object());
    look.docks = m_settings.state(Settings::Key::PageState, kSettingsDocksVersion);
    return look;
}

Look LookStore::look(const QString &profileId) const
{
    if (!hasOwn(profileId))
        return generalLook();
    return read(m_file.root()[kConnections][profileId]);
}

bool LookStore::hasOwn(const QString &profileId) const
{
    return !profileId.isEmpty() && m_file.root()[kConnections][profileId].isObject();
}

void LookStore::setLook(const QString &profileId, const Look &look)
{
    const Look general = completed(look, generalLook());
    change([&](QJsonObject &root) {
        root[kGeneral] = toJson(general, root[kGeneral].toObject());
        if (!profileId.isEmpty() && !m_removed.contains(profileId))
            setOwn(root, profileId, look);
    });
}

void LookStore::remove(const QString &profileId)
{
    m_removed.insert(profileId);
    if (!hasOwn(profileId))
        return;
    change([&](QJsonObject &root) {
        QJsonObject looks = root[kConnections].toObject();
        looks.remove(profileId);
        root[kConnections] = looks;
    });
}

void LookStore::copy(const QString &profileId, const QString &copyId)
{
    if (hasOwn(profileId) && !copyId.isEmpty())
        change([&](QJsonObject &root) { setOwn(root, copyId, look(profileId)); });
}

void LookStore::forgetGeneralDensity()
{
    Look general = generalLook();
    if (!general.density)
        return;
    general.density.reset();
    change([&](QJsonObject &root) { root[kGeneral] = toJson(general, root[kGeneral].toObject()); });
}

void LookStore::change(const std::function<void(QJsonObject &root)> &edit)
{
    const Result<void> changed = m_file.change([&edit](QJsonObject &root) -> Result<void> {
        edit(root);
        return {};
    });
    // The page goes on without: a look is not worth a dialog.
    if (!changed)
        qCWarning(lcSettings) << "look not saved:" << changed.error().detail;
}

} // namespace sessionscope::models
