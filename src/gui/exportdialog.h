// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/column.h"
#include "session/sessionsnapshot.h"
#include "session/sourcestatistics.h"

#include <QDialog>
#include <QList>

#include <chrono>
#include <memory>
#include <vector>

namespace sessionscope {
class Settings;
}

namespace sessionscope::gui {

class FileChooser;

//! What can be exported, frozen when the dialog opens: a refresh meanwhile changes nothing.
struct ExportInput
{
    session::SnapshotPointer snapshot;
    std::vector<quint32> visibleRows; //!< rows of the snapshot in the order of the view
    std::vector<quint32> selectedRows; //!< likewise, as far as they are selected
    QList<session::Column> visibleColumns; //!< in the order on the screen
    std::chrono::seconds activeIdleLimit = session::kDefaultActiveIdleLimit;
    QString name; //!< of the connection or file, for the proposed file name
    bool sources = false; //!< starts with the table of sources instead of the sessions
};

//! Writes the sessions or their sources to a file. The work runs on a worker thread; the dialog can
//! be cancelled at any time and then leaves no file behind.
class ExportDialog final : public QDialog
{
    Q_OBJECT

public:
    //! \a settings and \a files outlive the dialog.
    ExportDialog(ExportInput input, Settings &settings, FileChooser &files,
                 QWidget *parent = nullptr);
    ~ExportDialog() override;

    void done(int result) override;

signals:
    //! A file has been written; \a message is the sentence the dialog shows, too.
    void exported(const QString &path, const QString &message);

private:
    class Private;
    const std::unique_ptr<Private> d;
};

} // namespace sessionscope::gui
