// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

//! What the program says on its standard streams.
namespace sessionscope::app {

//! Call first in main(). A standard stream that was closed is taken by an end of /dev/null, so that
//! no socket or file gets its number; writing to such a standard output fails.
void occupyStandardStreams();

//! Writing to a closed pipe becomes an error instead of a signal that ends the program.
void ignoreClosedPipes();

//! One line on stderr: "sessionscope: " and \a text with its control characters as pictures.
void printLine(const QString &text);

//! \a text to standard output. False if it could not be written.
bool printOutput(const QString &text);

//! While it lives, what Qt and its libraries log goes nowhere, so that stderr has our lines alone;
//! unless the user has set QT_LOGGING_RULES and wants to see it.
class QuietScope final
{
public:
    QuietScope();
    ~QuietScope();
    Q_DISABLE_COPY_MOVE(QuietScope)

private:
    QtMessageHandler m_before = nullptr;
    bool m_isInstalled = false;
};

} // namespace sessionscope::app
