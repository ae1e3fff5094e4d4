// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files with names for sources, to import or our own, in any state.
#include "fuzz/userfiles.h"
#include "live/labelstore.h"
#include "session/labelcolumns.h"
#include "session/labelrulesfile.h"
#include "support/drawnsnapshot.h"

#include <cstdint>

using namespace sessionscope;
using test::check;

extern "C" int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    test::startApplication(argc, argv);
    return 0;
}

namespace {

//! Whose sessions are given names.
const session::SessionSnapshot &snapshot()
{
    static const session::SnapshotPointer drawn = test::drawnSnapshot(R"(
        Id  Addr              Client        ClientDesc  Name
        1   10.0.0.1:5000     10.0.0.1      orders      order-api
        2   [2001:db8::1]:80  2001:db8::1   -           "order service"
        3   /run/r.sock:0     /run/r.sock   cart        ""
        -   -                 -             -           -
    )");
    return *drawn;
}

void checkNames(const session::LabelRules &rules, const QByteArray &content)
{
    const session::SourceLabels labels = rules.labelsOf(snapshot());
    check(labels.labels.size() <= rules.rules().size(), "more labels than rules", content);
    const session::TextColumn shown = session::shownAliases(snapshot(), labels);
    session::localAliases(snapshot(), labels);
    session::localTags(snapshot(), labels);
    check(shown.codes.size() == snapshot().rowCount(), "not a name for each session", content);
}

void checkImport(const QByteArray &content)
{
    const session::LabelFile file = session::readLabelFile(content);
    checkNames(session::LabelRules(file.rules), content);
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
    checkNames(*store.rules(), content);
    check(store.remove({rule.pattern}) && store.rule(rule.pattern) == nullptr,
          "the rule cannot be removed", content);
    check(store.putAll({rule}) && store.rule(rule.pattern) != nullptr, "no rules can be added",
          content);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray content(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    checkImport(content);
    checkStore(content);
    return 0;
}
