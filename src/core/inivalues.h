// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace sessionscope {

//! Whether the text of an INI file has values that QSettings would read as a QVariant in binary
//! form. Such a value is of any type, images among them, and allocates what it claims to need: a
//! few bytes make QSettings::value() throw std::bad_alloc. This program writes texts only, and none
//! of them counts as one.
bool holdsBinaryValues(QByteArrayView ini);

} // namespace sessionscope
