// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/connectionprofile.h"

class QComboBox;

//! The choices of the connection form for where credentials come from.
namespace sessionscope::gui {

//! The item data is the live::CredentialSource as int.
void fillCredentialSources(QComboBox *box, live::ConnectionKind kind);

//! One sentence on what is saved where.
QString credentialSourceHelp(live::CredentialSource source, live::ConnectionKind kind);

//! \brief The profiles of the aliyun command line; the item data is the name, empty for the file's
//! current one. Those of an unsupported mode are shown and cannot be chosen. \a wanted is chosen,
//! also if the file does not know it. Returns what is wrong with the file, or nothing.
QString fillAliyunProfiles(QComboBox *box, const QString &configPath, const QString &wanted);

} // namespace sessionscope::gui
