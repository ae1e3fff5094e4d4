// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/exportdialog.h"

#include "core/settings.h"
#include "export/table.h"
#include "export/tableformat.h"

namespace sessionscope::gui {

//! Which part of an ExportInput is to be written.
struct ExportChoice
{
    enum class Scope { Shown, All, Selected };

    enum class What { Sessions, Sources, Groups };

    Scope scope = Scope::Shown;
    What what = What::Sessions;
    bool allColumns = false;
    bool localNames = false; //!< columns for what the user calls the sources
};

//! The table of that choice. O(rows of the snapshot); for any thread.
exporting::Table exportTableOf(const ExportInput &input, const ExportChoice &choice);

//! A file name without characters that file systems refuse: from the \a name of the connection,
//! \a what is in the file and the time of the data.
QString exportFileName(const QString &name, const session::SessionSnapshot &snapshot,
                       const QString &what, const QString &suffix);
//! \a what for that choice: "sessions", "sources" or "groups".
QString exportFileWord(ExportChoice::What what);

//! Where the last export went, else the documents of the user, else his home.
QString exportFolder(const Settings &settings);

exporting::TableFormat::Preset tablePreset(Settings::CsvPreset preset);

} // namespace sessionscope::gui
