// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secret.h"

class QLineEdit;

//! Fields for AccessKey secrets and STS tokens.
namespace sessionscope::gui {

//! What is typed, without any blanks: a paste brings line ends along, and neither a secret nor a
//! token holds blanks.
Secret secretOf(const QLineEdit *field);

//! Empties the field, its undo history included, and overwrites the text as far as Qt lets it.
void wipeField(QLineEdit *field);

bool isBlank(const QLineEdit *field);

} // namespace sessionscope::gui
