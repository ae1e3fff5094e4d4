// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A file of saved connections in any state: nothing of it may be lost by reading it, nor by adding
// a connection.
#include "fuzz/userfiles.h"
#include "live/profilestore.h"

#include <cstdint>

using namespace sessionscope;
using test::check;

extern "C" int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    test::startApplication(argc, argv);
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray content(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const test::UserFile file(content);
    live::ProfileStore store(file.path());
    file.checkIsUntouched();
    const QList<live::ConnectionProfile> before = store.profiles();
    const bool isWhole = store.notice().isEmpty();

    for (const live::ConnectionProfile &profile : before) {
        for (const live::ConnectionProfile::Problem &problem : profile.validate())
            check(!problem.message.isEmpty(), "a problem without a sentence", content);
        const auto found = store.find(profile.name);
        check(found && found->name == profile.name, "a connection is not found by its name",
              content);
    }

    live::ConnectionProfile one;
    one.name = QStringLiteral("a connection that no file has had before");
    const auto added = store.add(one);
    check(added.has_value(), "a connection cannot be added", content);
    if (!isWhole && size > 0)
        file.checkIsKept();

    const live::ProfileStore again(file.path());
    check(again.profiles().size() == before.size() + 1, "not all connections are written", content);
    for (const live::ConnectionProfile &profile : before)
        check(again.profile(profile.id) == profile, "a connection is another one now", content);

    const auto copy = store.duplicate(added->id);
    check(copy && store.move(copy->id, 0) && store.remove(copy->id) && store.remove(added->id),
          "a connection cannot be copied and removed", content);
    check(live::ProfileStore(file.path()).profiles() == before, "other connections than before",
          content);
    return 0;
}
