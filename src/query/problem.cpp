// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/problem.h"

#include <QCoreApplication>

namespace sessionscope::query {

namespace {

struct ProblemText
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::FilterProblem)
};

} // namespace

Error Problem::toError() const
{
    const QString sentence = isIncomplete
        ? ProblemText::tr("The filter is not complete. %1").arg(message)
        : ProblemText::tr("The filter is wrong at character %1. %2")
              .arg(QString::number(position + 1), message);
    return {Error::Code::InvalidInput, sentence, {}, {}, {}};
}

} // namespace sessionscope::query
