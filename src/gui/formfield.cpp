// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/formfield.h"

#include "gui/fieldhint.h"

#include <QFormLayout>
#include <QLineEdit>

#include <algorithm>

namespace sessionscope::gui {

using live::ConnectionProfile;

void showProblem(const FormField &field, const QList<ConnectionProfile::Problem> &problems,
                 bool showAll)
{
    const auto found = std::find_if(problems.begin(), problems.end(),
                                    [&field](const ConnectionProfile::Problem &problem) {
                                        return problem.field == field.field;
                                    });
    const auto *line = qobject_cast<const QLineEdit *>(field.widget);
    const bool isDue = showAll || line == nullptr || line->isModified();
    field.hint->setProblem(found != problems.end() && isDue ? found->message : QString());
}

void alignLabels(const QFormLayout *above, const QFormLayout *below)
{
    QList<QWidget *> labels;
    int width = 0;
    for (const QFormLayout *form : {above, below}) {
        for (int row = 0; row < form->rowCount(); ++row) {
            const QLayoutItem *item = form->itemAt(row, QFormLayout::LabelRole);
            if (item == nullptr || item->widget() == nullptr)
                continue;
            labels.append(item->widget());
            width = qMax(width, item->widget()->sizeHint().width());
        }
    }
    for (QWidget *label : labels)
        label->setMinimumWidth(width);
}

} // namespace sessionscope::gui
