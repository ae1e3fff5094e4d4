// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files with names for sources, to import or our own, in any state.
#include "fuzz/userfiles.h"
#include "live/labelstore.h"
#include "session/labelrulesfile.h"

#include <cstdint>

using namespace sessionscope;
using test::check;

extern "C" int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    test::startApplication(argc, argv);
    return 0;
}

namespace {

void checkImport(const QByteArray &content)
{
    const session::LabelFile file = session::readLabelFile(content);
    const session::LabelFile again = session::readLabelFile(session::writeLabelCsv(file.rules));
    check(file.rules.empty() || again.rules == file.rules, "other rules when read again", content);
    for (const session::LabelFileProblem &problem : file.problems)
        check(problem.line > 0 && !problem.message.isEmpty(), "a problem without a place", content);
}

void checkStore(const QByteArray &content)
{
    const test::UserFile file(content);
    live::LabelStore store(file.path());
    file.checkIsUntouched();
    const std::size_t before = store.rules()->rules().size();
    const bool isWhole = store.notice().isEmpty();

    session::LabelRule rule;
    rule.pattern = QStringLiteral("203.0.113.77");
    rule.label.alias = QStringLiteral("added");
    const bool isNew = store.rule(rule.pattern) == nullptr;
    check(store.put(rule, isNew ? QString() : rule.pattern).has_value(), "no rule can be added",
          content);
    if (!isWhole && !content.isEmpty())
        file.checkIsKept();
    check(live::LabelStore(file.path()).rules()->rules().size() == before + (isNew ? 1 : 0),
          "not all rules are written", content);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray content(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    checkImport(content);
    checkStore(content);
    return 0;
}
