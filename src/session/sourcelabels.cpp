// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/sourcelabels.h"

#include "session/sessionsnapshot.h"

#include <optional>

namespace sessionscope::session {

namespace {

const SourceLabel *labelAt(const SourceLabels &labels, const std::vector<quint32> &labelOfCode,
                           std::optional<quint32> code)
{
    if (!code || *code >= labelOfCode.size() || labelOfCode[*code] == kNoLabel)
        return nullptr;
    return &labels.labels[labelOfCode[*code]];
}

} // namespace

const SourceLabel *labelOf(const SourceLabels *labels, const SessionSnapshot &snapshot, quint32 row)
{
    if (labels == nullptr)
        return nullptr;
    if (const SourceLabel *label =
            labelAt(*labels, labels->ofSource, snapshot.code(Column::Client, row)))
        return label;
    return labelAt(*labels, labels->ofName, snapshot.code(Column::Name, row));
}

const SourceLabel *labelOf(const SourceLabels *labels, const SessionSnapshot &snapshot,
                           const QString &source)
{
    if (labels == nullptr)
        return nullptr;
    return labelAt(*labels, labels->ofSource,
                   snapshot.dictionary(Column::Client).find(source.toUtf8()));
}

} // namespace sessionscope::session
