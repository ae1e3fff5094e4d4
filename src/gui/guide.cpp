// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/guide.h"

#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Chapter
{
    const char *title;
    const char *text;
};

constexpr Chapter kChapters[] = {
    {QT_TRANSLATE_NOOP("sessionscope::Guide", "First steps"),
     QT_TRANSLATE_NOOP(
         "sessionscope::Guide",
         "To look around without an account, choose Tools > Open the Demo.\n"
         "\n"
         "For an instance of your own, choose File > New Connection. It asks for the instance ID, "
         "as the console shows it (r-…), and for an AccessKey. Use the key of a RAM user, not the "
         "one of the account. The user needs one permission, hdm:GetRedisAllSession; the dialog "
         "has the smallest policy ready to copy.\n"
         "\n"
         "Nobody has to type the instance ID: enter the key, then press Choose beside it, and take "
         "the instance from the list of a region. That list needs a second permission, "
         "kvstore:DescribeInstances; without it an ID that is typed works all the same. The choice "
         "fills in the name and the connection quota, too.\n"
         "\n"
         "The secret goes into the keychain of your system. It can also be asked each time, kept "
         "until the program ends, or come from the environment or from a profile of the Alibaba "
         "Cloud CLI.\n"
         "\n"
         "Press Test: it calls the API once and says what it saw, or what is wrong and what to do. "
         "Then save. A double click on the connection opens it.")},
    {QT_TRANSLATE_NOOP("sessionscope::Guide", "A Redis server of your own"),
     QT_TRANSLATE_NOOP(
         "sessionscope::Guide",
         "A connection can also lead to a Redis or Valkey server, wherever it runs: choose it in "
         "the new connection, and enter host and port, or paste a redis:// or rediss:// URL. Its "
         "password goes into the keychain.\n"
         "\n"
         "The sessions come from CLIENT LIST. Of a cluster all nodes are asked, and the Node "
         "column "
         "says whose client it is; a node that does not answer is named above the list. Replicas "
         "have clients of their own: a notice offers them. A proxy, as in front of Tair, lists its "
         "own clients alone.\n"
         "\n"
         "The status line says how many of the connections that the server allows are in use. The "
         "user needs the rules +client|list, and for that +info; without +info only the list is "
         "there. The connection of this program is in the list, with a ring beside it, and View > "
         "Hide Connections of This Program takes it out.")},
    {QT_TRANSLATE_NOOP("sessionscope::Guide", "The window"),
     QT_TRANSLATE_NOOP(
         "sessionscope::Guide",
         "Left are your connections; each one that is open has a tab. A tab has, from top to "
         "bottom: refresh and pause, the filter line, notices, the sessions, and the status line "
         "with counts and the age of the data.\n"
         "\n"
         "Signs in the first column: + is new, ~ has changed, – is gone since the last refresh. "
         "View > Mark What Is Shown Now compares with this moment instead, until you clear the "
         "mark. While you are at work on the rows they keep their places.\n"
         "\n"
         "The docks on the right show sources and groups, the details of the current session, and "
         "findings: what is unusual, with the numbers behind it. They can be moved and hidden. "
         "Ctrl+1 to Ctrl+4 go to them and back.\n"
         "\n"
         "View > Colour Rules colours the sessions that pass a filter. A letter beside the row "
         "and its tool tip name the rule, so that nothing depends on colour alone.")},
    {QT_TRANSLATE_NOOP("sessionscope::Guide", "Who holds my connections?"),
     QT_TRANSLATE_NOOP(
         "sessionscope::Guide",
         "It is 03:12, and Redis says \"max number of clients reached\".\n"
         "\n"
         "1. Open the connection. The status line says how many sessions there are and how many "
         "of them are active.\n"
         "2. Look at the findings: a source with an unusual share of the sessions, or many that "
         "are idle, is named there.\n"
         "3. In the sources, the longest bar has the most sessions. Double-click it: its address "
         "is now in the filter line, and only its sessions are shown.\n"
         "4. Add \"idle > 5m\" to the filter. Many sessions left means that a pool does not "
         "give back what it no longer needs.\n"
         "5. Group by name prefix or by network to see which service or host it is.\n"
         "6. Mark what is shown (Ctrl+M) and wait for a few refreshes. If the count of new "
         "sessions grows while few are gone, it is leaking.\n"
         "7. Export what is shown for those who must repair it.")},
    {QT_TRANSLATE_NOOP("sessionscope::Guide", "Filters"),
     QT_TRANSLATE_NOOP(
         "sessionscope::Guide",
         "A word looks in name, addresses, alias, command and node. Fields compare: idle > 5m, "
         "db = 3, client in 10.0.0.0/8, not flags:replica. The line completes (Ctrl+Space), and "
         "says what is wrong.\n"
         "\n"
         "Ctrl+Return on a cell filters by its value. Ctrl+D saves the filter under a name; saved "
         "filters can be passed on as a file. The tab Filter of this help has all fields and "
         "examples to use.")},
    {QT_TRANSLATE_NOOP("sessionscope::Guide", "Names for sources"),
     QT_TRANSLATE_NOOP(
         "sessionscope::Guide",
         "F2 gives the source of a session a name of yours, with tags and a colour. A name holds "
         "for an address, a block, a range or a client name, in all connections. Tools > Sources "
         "and Aliases has them all, and imports CSV and hosts files.\n"
         "\n"
         "Such names stay on this computer: the alias that the DAS console knows is not "
         "changed.")},
    {QT_TRANSLATE_NOOP("sessionscope::Guide", "Columns and looks"),
     QT_TRANSLATE_NOOP(
         "sessionscope::Guide",
         "View > Columns has sets of columns for triage, memory and Pub/Sub; choose columns of "
         "your own, and save them as a set. Row height and text size are in the same menu.\n"
         "\n"
         "Each connection remembers its columns, order, docks, groups and colour rules.")},
    {QT_TRANSLATE_NOOP("sessionscope::Guide", "Export and snapshots"),
     QT_TRANSLATE_NOOP(
         "sessionscope::Guide",
         "File > Export writes a table as CSV, TSV, JSON or NDJSON: what is shown, everything, or "
         "the selected rows. Of the CSV presets, Spreadsheet opens right in Excel, Standard is "
         "for other people, Scripts alters nothing.\n"
         "\n"
         "File > Save Snapshot keeps the whole list as a file. Opened later it is a tab like any "
         "other, without the network. Answers of the API that the Alibaba Cloud CLI has saved can "
         "be opened as well.\n"
         "\n"
         "Both hold addresses and client names: treat them as you treat logs.")},
    {QT_TRANSLATE_NOOP("sessionscope::Guide", "Two lists side by side"),
     QT_TRANSLATE_NOOP(
         "sessionscope::Guide",
         "Tools > Compare With shows which sessions only one of two tabs has: the list of DAS and "
         "that of a direct connection, or a list and a snapshot of before. The counts filter, and "
         "the table follows both tabs as they refresh.\n"
         "\n"
         "Sessions are matched by the address of the client, and by the ID where both lists name a "
         "node alike. Behind NAT or a proxy several sessions may have one address: they are "
         "matched in pairs, and the window says that this is a guess.\n"
         "\n"
         "The two lists are never taken at the same moment. A session of the later one that is "
         "younger than the time between them is \"too new to tell\", not a difference. What only "
         "the direct connection has may be a session in direct mode of a cluster instance, which "
         "DAS leaves out.")},
    {QT_TRANSLATE_NOOP("sessionscope::Guide", "Command line"),
     QT_TRANSLATE_NOOP(
         "sessionscope::Guide",
         "The same without a window, for scripts; it needs no display:\n"
         "\n"
         "sessionscope --connection orders-prod --export sessions.csv\n"
         "sessionscope --connection orders-prod --filter \"idle > 5m\" --export - --format ndjson\n"
         "sessionscope monday.json --statistics --export sources.csv\n"
         "\n"
         "The exit status says what happened: 0 written, 2 wrong usage, 3 no complete answer, 4 "
         "refused by the server, 5 an answer that cannot be understood, 6 the file cannot be "
         "written. \"sessionscope --help\" has all options.")},
    {QT_TRANSLATE_NOOP("sessionscope::Guide", "What DAS does not show"),
     QT_TRANSLATE_NOOP(
         "sessionscope::Guide",
         "Direct-mode connections of cluster instances are not in the list. Tools > Compare With "
         "shows them beside a direct connection.\n"
         "\n"
         "Behind the Tair proxy some buffers and subscription counts may mean nothing; such cells "
         "have a dotted line, and their tool tip says why.\n"
         "\n"
         "What the server does not say is shown as a dash: unknown is not 0.\n"
         "\n"
         "The API allows few calls, shared by the whole account. The program polls gently, never "
         "twice at once, and waits longer when it is throttled.")},
    {QT_TRANSLATE_NOOP("sessionscope::Guide", "Disconnecting sessions"),
     QT_TRANSLATE_NOOP(
         "sessionscope::Guide",
         "A connection only reads until you switch on \"Allow disconnecting sessions\" for it. "
         "Until then no menu offers it.\n"
         "\n"
         "Directly at a server, select sessions and press Delete, or choose Session > Disconnect "
         "All Shown. A list shows which ones would go, and why others would not: connections of "
         "Sessionscope, replicas, the link to a primary and MONITOR have no tick until you give "
         "each of them one. Dry Run shows the commands and sends nothing.\n"
         "\n"
         "Just before a session is ended it is looked up again. One that is gone is fine; where "
         "another one has its place, that one is left alone. Each has its outcome at the end. "
         "Nothing is ever tried twice: where an answer is lost the outcome is unknown, and the "
         "list shows who is left. Applications often connect again at once.\n"
         "\n"
         "Above twenty sessions, and in production, you type how many there are.\n"
         "\n"
         "Through DAS only all sessions of an instance can be ended together, those of the "
         "applications too; for that you type the id of the instance. The RAM user needs "
         "hdm:KillInstanceAllSession.\n"
         "\n"
         "Tools > Journal has every action: who, when, how, to whom, and what came of it. An "
         "action that cannot be written down is not begun.")},
    {QT_TRANSLATE_NOOP("sessionscope::Guide", "Files"),
     QT_TRANSLATE_NOOP(
         "sessionscope::Guide",
         "Connections, names of sources, saved filters, column sets, colour rules and preferences "
         "are in this folder, readable by you alone and without secrets:\n"
         "\n"
         "%1\n"
         "\n"
         "The journal is in this one:\n"
         "\n"
         "%2\n"
         "\n"
         "A file that is damaged is kept aside under another name, never overwritten. Several "
         "windows may run at the same time and share the files.\n"
         "\n"
         "If something goes wrong, Help > Report a Problem has a text to copy, without names, "
         "addresses and keys.")},
};

} // namespace

QList<GuideChapter> guideChapters()
{
    const auto translated = [](const char *text) {
        return QCoreApplication::translate("sessionscope::Guide", text);
    };
    const auto folder = [](QStandardPaths::StandardLocation location) {
        return QDir::toNativeSeparators(QStandardPaths::writableLocation(location));
    };
    QList<GuideChapter> chapters;
    for (const Chapter &chapter : kChapters)
        chapters.push_back({translated(chapter.title),
                            translated(chapter.text)
                                .replace(u"%1"_s, folder(QStandardPaths::AppConfigLocation))
                                .replace(u"%2"_s, folder(QStandardPaths::AppDataLocation))});
    return chapters;
}

} // namespace sessionscope::gui
