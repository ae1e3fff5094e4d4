// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "export/exporter.h"
#include "session/column.h"
#include "session/grouping.h"
#include "session/sessionsnapshot.h"
#include "session/sourcelabels.h"
#include "session/sourcestatistics.h"

#include <QDialog>
#include <QList>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

class QPushButton;

namespace sessionscope {
class Settings;
}

namespace sessionscope::gui {

class FileChooser;
struct ExportChoice;

namespace Ui {
class ExportDialog;
}

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
    session::GroupRequest groupRequest; //!< of the table of groups
    session::SourceLabelsPointer labels; //!< of the snapshot; may be null
    bool groups = false; //!< starts with the table of groups instead of the sessions
};

//! Writes the sessions or their sources to a file. Preview and export run on worker threads; both
//! can be given up at any time, and an export given up leaves no file behind. A file that exists is
//! replaced without a further question, but the dialog says so before.
class ExportDialog final : public QDialog
{
    Q_OBJECT

public:
    //! \a settings and \a files outlive the dialog.
    ExportDialog(ExportInput input, Settings &settings, FileChooser &files,
                 QWidget *parent = nullptr);
    ~ExportDialog() override;

    void done(int result) override;

    //! From this many rows on the progress is shown; fewer are written in the blink of an eye.
    static constexpr quint64 kProgressRows = 100'000;

signals:
    //! A file has been written; \a message is the sentence that the dialog shows, too.
    void exported(const QString &path, const QString &message);

private:
    struct Progress;

    void fillChoices();
    void connectAll();
    void followProposal();
    void updateState();
    void updatePathHint();
    void startPreview();
    void showPreview(const Result<QString> &preview);
    void browse();
    void startExport();
    void showProgress();
    void finishExport(const Result<exporting::ExportSummary> &result);

    bool writesSessions() const;
    bool hasLocalNames() const;
    quint64 rowCount() const;
    ExportChoice choice() const;
    exporting::TableFormat format() const;
    QString path() const;
    QString proposedPath() const;

    const std::unique_ptr<Ui::ExportDialog> m_ui;
    const std::shared_ptr<const ExportInput> m_input;
    Settings &m_settings;
    FileChooser &m_files;
    const std::shared_ptr<Progress> m_progress;
    QPushButton *m_exportButton = nullptr;
    QTimer m_previewTimer;
    QTimer m_progressTimer;
    std::stop_source m_stop;
    bool m_previewing = false;
    bool m_previewIsOld = false; // the choices have changed since the preview was started
    bool m_exporting = false;
    QString m_proposedPath;
    QString m_writtenPath;
    std::optional<Error> m_error;
};

} // namespace sessionscope::gui
