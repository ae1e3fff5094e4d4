// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cloud/credentials.h"

#include <QList>

namespace sessionscope::cloud {

//! One profile of the aliyun command line's config.json, without its secrets.
struct AliyunProfile
{
    QString name;
    QString mode; //!< as written in the file, or inferred if the file has none
    bool isUsable = false; //!< mode AK or StsToken
    bool isCurrent = false;
};

//! ~/.aliyun/config.json under \a homePath.
QString aliyunConfigPath(const QString &homePath);

//! \brief The profiles of the file in its order, for a chooser.
//! Error::NotFound if there is no file, Error::CannotRead if it cannot be read, is longer than
//! kMaxSettingsFileBytes or is damaged. Blocks on a small local file.
Result<QList<AliyunProfile>> aliyunProfiles(const QString &path);

//! \brief The credentials of profile \a name, or of the file's current profile if \a name is empty.
//! They are read anew at each call and live in the result alone. Errors as above, and
//! Error::NotFound for an unknown name, Error::NoCredentials for a profile that lacks a part or has
//! a mode other than AK and StsToken (compared without case, as the command line does).
Result<Credentials> credentialsFromAliyunProfile(const QString &path, const QString &name = {});

} // namespace sessionscope::cloud
