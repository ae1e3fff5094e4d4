// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <limits>
#include <memory>
#include <vector>

namespace sessionscope::session {

class SessionSnapshot;

//! Colours that a label may have: those of the chart's series, numbered from 1.
inline constexpr int kLabelColorCount = 7;

//! What the user calls a source.
struct SourceLabel
{
    QString alias; //!< may be empty
    QStringList tags;
    int color = 0; //!< 1 .. kLabelColorCount, or 0 for none

    friend bool operator==(const SourceLabel &, const SourceLabel &) = default;
};

inline constexpr quint32 kNoLabel = std::numeric_limits<quint32>::max();

//! The labels of the sessions of one snapshot: that of the source, else that of the client name.
struct SourceLabels
{
    std::vector<SourceLabel> labels;
    std::vector<quint32> ofSource; //!< by code of Client: an index of labels, or kNoLabel
    std::vector<quint32> ofName; //!< by code of Name

    bool isEmpty() const { return labels.empty(); }
};

using SourceLabelsPointer = std::shared_ptr<const SourceLabels>;

//! What the user calls the session of that row of their snapshot; nullptr if nothing. \a labels may
//! be null.
const SourceLabel *labelOf(const SourceLabels *labels, const SessionSnapshot &snapshot,
                           quint32 row);
//! The same for a source, whatever its sessions.
const SourceLabel *labelOf(const SourceLabels *labels, const SessionSnapshot &snapshot,
                           const QString &source);

} // namespace sessionscope::session
