// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/connectionprofile.h"

class QFormLayout;
class QWidget;

namespace sessionscope::gui {

class FieldHint;

//! Where a member of the profile stands in a form.
struct FormField
{
    live::ConnectionProfile::Field field;
    FieldHint *hint;
    QWidget *widget;
};

//! Says under \a field what is wrong with it. Lines nobody has touched are not complained about
//! unless \a showAll.
void showProblem(const FormField &field, const QList<live::ConnectionProfile::Problem> &problems,
                 bool showAll);

//! Gives the labels of two forms, one below the other, the same width.
void alignLabels(const QFormLayout *above, const QFormLayout *below);

} // namespace sessionscope::gui
