// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace sessionscope::gui {

//! The seam through which dialogs ask for a file, so that tests can answer. Never blocks: \a done
//! is called later with the path, or with an empty text if the user gave up; not at all if
//! \a parent dies before.
class FileChooser
{
public:
    struct Request
    {
        QString title;
        QString path; //!< folder to start in, or folder and proposed name
        QString filter; //!< in the form of QFileDialog: "CSV (*.csv);;All files (*)"
        QString suffix; //!< added to a name without one, without the dot
    };

    using Done = std::function<void(const QString &path)>;

    FileChooser() = default;
    virtual ~FileChooser() = default;
    Q_DISABLE_COPY_MOVE(FileChooser)

    //! An existing file.
    virtual void open(QWidget *parent, const Request &request, Done done) = 0;
    //! A file to write; asks itself before an existing one is replaced.
    virtual void save(QWidget *parent, const Request &request, Done done) = 0;
};

//! The file dialog of the desktop.
class SystemFileChooser final : public FileChooser
{
public:
    void open(QWidget *parent, const Request &request, Done done) override;
    void save(QWidget *parent, const Request &request, Done done) override;
};

} // namespace sessionscope::gui
