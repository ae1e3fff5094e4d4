// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <vector>

namespace sessionscope::gui {

//! The client ids that SourceStats lists for a source, as they came.
class ServerIdsDialog final : public QDialog
{
    Q_OBJECT

public:
    ServerIdsDialog(const QString &source, const std::vector<quint64> &ids,
                    QWidget *parent = nullptr);
};

} // namespace sessionscope::gui
