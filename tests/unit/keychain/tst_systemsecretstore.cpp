// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "keyringscenarios.h"

#include <QCoreApplication>

#include <cstdio>
#include <map>

using namespace sessionscope::keychain::test;

//! Runs the tests of the scenario that SESSIONSCOPE_KEYRING_SCENARIO names.
int main(int argc, char *argv[])
{
    const std::map<QByteArray, std::unique_ptr<QObject> (*)()> scenarios{
        {"open", makeOpenKeyringTest}, {"locked", makeLockedKeyringTest},
        {"new", makeNewKeyringTest},   {"no-service", makeNoServiceTest},
        {"no-bus", makeNoBusTest},     {"hung-bus", makeHungBusTest},
        {"no-glib", makeNoGlibTest},   {"no-libsecret", makeNoLibsecretTest},
        {"prompt", makePromptTest},    {"real-prompt", makeRealPromptTest},
    };
    const auto scenario = scenarios.find(qgetenv("SESSIONSCOPE_KEYRING_SCENARIO"));
    // Never against the keyring of whoever runs the tests.
    if (scenario == scenarios.end() || !qEnvironmentVariableIsSet("PRIVATE_SESSION_DIR")) {
        std::fputs("Run this through ctest: it needs tests/support/private-session.sh around it.\n",
                   stderr);
        return 1;
    }
    QCoreApplication app(argc, argv);
    return QTest::qExec(scenario->second().get(), argc, argv);
}
