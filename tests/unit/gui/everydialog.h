// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/aboutdialog.h"
#include "gui/colorruledialog.h"
#include "gui/columnsetsdialog.h"
#include "gui/connectiondialog.h"
#include "gui/credentialdialog.h"
#include "gui/deleteconnectiondialog.h"
#include "gui/disconnectalldialog.h"
#include "gui/disconnectdialog.h"
#include "gui/errordetailsdialog.h"
#include "gui/exportdialog.h"
#include "gui/helpdialog.h"
#include "gui/instancepickerdialog.h"
#include "gui/journaldialog.h"
#include "gui/labeldialog.h"
#include "gui/labelsdialog.h"
#include "gui/preferencesdialog.h"
#include "gui/problemreport.h"
#include "gui/proxydialog.h"
#include "gui/reportdialog.h"
#include "gui/savecolumnsdialog.h"
#include "gui/savefilterdialog.h"
#include "gui/serveridsdialog.h"
#include "live/labelstore.h"
#include "models/colorrulestore.h"
#include "models/columnsets.h"
#include "models/savedfilters.h"
#include "query/completion.h"
#include "support/drawnsnapshot.h"
#include "unit/gui/dialogworld.h"

#include <QListWidget>

#include <functional>

//! Every dialog of the program, filled in as it is in use.
namespace sessionscope::test {

using namespace Qt::Literals::StringLiterals;

using MakeDialog = std::function<QDialog *(DialogWorld &)>;

inline live::ConnectionProfile savedProfile(DialogWorld &world)
{
    live::ConnectionProfile profile;
    profile.name = u"orders-prod"_s;
    profile.instanceId = u"r-2zemyfd1sh1u2i"_s;
    profile.endpoint = live::ConnectionProfile::defaultEndpoint();
    profile.accessKeyId = u"LTAI5tExample"_s;
    profile.production = true;
    return *world.profiles.add(profile);
}

inline Error refusal()
{
    return {Error::Code::TokenExpired,
            u"The STS token has expired; get new temporary credentials and enter them."_s,
            u"{\"Code\":\"InvalidSecurityToken.Expired\",\"Message\":\"Specified SecurityToken is "
            "expired.\",\"RequestId\":\"01A0F19D-9870-5E78-BF8D-F5CE8D550A2B\"}"_s,
            u"InvalidSecurityToken.Expired"_s, u"01A0F19D-9870-5E78-BF8D-F5CE8D550A2B"_s};
}

inline gui::ExportInput exportInput()
{
    gui::ExportInput input;
    input.snapshot = test::drawnSnapshot(R"(
        Id  Addr           Client    Name   Cmd      Age  Idle  Flags  Multi
        1   10.0.0.1:5000  10.0.0.1  cart   hgetall  12   0     N      -1
        2   10.0.0.1:5001  10.0.0.1  ""     get      7    3     N      -1
        3   10.0.0.2:5000  10.0.0.2  =1+1   blpop    40   40    b      -1
    )");
    input.visibleRows = {2, 0};
    input.visibleColumns = {session::Column::Name, session::Column::Addr, session::Column::Multi};
    input.name = u"orders-prod"_s;
    return input;
}

inline gui::DisconnectSubject disconnectSubject()
{
    gui::DisconnectSubject subject;
    subject.connectionName = u"orders-prod"_s;
    subject.productionWord = u"PRODUCTION"_s;
    subject.snapshot = test::drawnSnapshot(R"(
        Id  Addr           Name          Cmd      Age  Idle  Flags  NodeId
        1   10.0.0.1:5000  cart          hgetall  12   0     N      10.0.1.1:6379
        2   10.0.0.1:5001  sessionscope  client   7    3     N      10.0.1.1:6379
        3   10.0.0.2:5000  ""            monitor  40   40    O      10.0.1.1:6379
        4   10.0.0.3:5000  ""            get      40   -     N      10.0.1.2:6379
    )");
    subject.rows = {0, 1, 2, 3};
    subject.nodes.push_back({"10.0.1.1:6379", {}, false});
    return subject;
}

//! With an action, and a line that is damaged.
inline const live::Journal &journalOf(DialogWorld &world)
{
    static std::optional<live::Journal> journal;
    journal.emplace(world.folder.filePath(u"journal.ndjson"_s));
    live::JournalAction action;
    action.id = live::JournalAction::newId();
    action.user = u"ops"_s;
    action.begun = QDateTime({2026, 3, 1}, {3, 12}, Qt::UTC);
    action.connectionName = u"orders-prod"_s;
    action.commands = QStringList{u"CLIENT KILL ID"_s};
    action.targets = {{{}, 7, u"10.0.0.1:5000"_s, u"cart"_s}};
    world.write(u"journal.ndjson"_s, action.beginLine() + "{\"version\":1,\n");
    return *journal;
}

inline const Clock &clockOf()
{
    static const SystemClock clock;
    return clock;
}

//! A row of test data for each, in a column "make" of type MakeDialog.
inline void addEveryDialog()
{
    using namespace gui;
    QTest::addColumn<MakeDialog>("make");
    const auto add = [](const char *name, const MakeDialog &make) {
        QTest::newRow(name) << make;
    };
    add("connection-new",
        [](DialogWorld &world) { return new ConnectionDialog(world.services()); });
    add("connection-edit", [](DialogWorld &world) {
        return new ConnectionDialog(world.services(), savedProfile(world));
    });
    add("connection-advanced", [](DialogWorld &world) {
        live::ConnectionProfile profile = savedProfile(world);
        profile.consoleContext = u"None"_s;
        profile.credentialSource = live::CredentialSource::AliyunProfile;
        return new ConnectionDialog(world.services(), profile);
    });
    const auto redisProfile = [](DialogWorld &world) {
        live::ConnectionProfile profile = savedProfile(world);
        profile.kind = live::ConnectionKind::Redis;
        profile.redis.host = u"cache.example.com"_s;
        return profile;
    };
    add("connection-redis", [redisProfile](DialogWorld &world) {
        live::ConnectionProfile profile = redisProfile(world);
        profile.credentialSource = live::CredentialSource::Keychain;
        return new ConnectionDialog(world.services(), profile);
    });
    add("connection-redis-tls", [redisProfile](DialogWorld &world) {
        live::ConnectionProfile profile = redisProfile(world);
        profile.redis.isTls = true;
        profile.redis.serverName = u"cache.internal"_s;
        return new ConnectionDialog(world.services(), profile);
    });
    add("credential-redis", [redisProfile](DialogWorld &world) {
        return new CredentialDialog(redisProfile(world), live::PromptReason::Rejected, refusal());
    });
    add("instance-picker", [](DialogWorld &world) {
        return new InstancePickerDialog(world.services(), savedProfile(world),
                                        cloud::Credentials{u"LTAI5tExample"_s, Secret("x"), {}});
    });
    add("credential-expired", [](DialogWorld &world) {
        return new CredentialDialog(savedProfile(world), live::PromptReason::TokenExpired,
                                    refusal());
    });
    add("credential-each-time", [](DialogWorld &world) {
        return new CredentialDialog(savedProfile(world), live::PromptReason::EachTime, {});
    });
    add("proxy", [](DialogWorld &) { return new ProxyDialog(u"proxy.example.com"_s, 3128); });
    add("preferences", [](DialogWorld &world) { return new PreferencesDialog(world.settings); });
    add("export-sessions", [](DialogWorld &world) {
        return new ExportDialog(exportInput(), world.settings, world.files);
    });
    add("error", [](DialogWorld &) { return new ErrorDetailsDialog(refusal(), u"orders-prod"_s); });
    add("help", [](DialogWorld &) { return new HelpDialog; });
    add("help-flags", [](DialogWorld &) {
        auto *dialog = new HelpDialog;
        dialog->showTopic(HelpDialog::Topic::Flags);
        return dialog;
    });
    add("help-privacy", [](DialogWorld &) {
        auto *dialog = new HelpDialog;
        dialog->showTopic(HelpDialog::Topic::Privacy);
        return dialog;
    });
    add("save-columns", [](DialogWorld &world) {
        auto *store = new models::ColumnSetStore(world.folder.filePath(u"columnsets.json"_s));
        auto *dialog = new SaveColumnsDialog(*store, models::columnSets().last().columns);
        store->setParent(dialog);
        return dialog;
    });
    add("column-sets", [](DialogWorld &world) {
        auto *store = new models::ColumnSetStore(world.folder.filePath(u"columnsets.json"_s));
        store->save(u"before a change"_s, {session::Column::Addr, session::Column::Db});
        auto *dialog = new ColumnSetsDialog(*store);
        store->setParent(dialog);
        return dialog;
    });
    add("colour-rule", [](DialogWorld &world) {
        auto *store = new models::ColorRuleStore(world.folder.filePath(u"rules.json"_s));
        auto *dialog = new ColorRuleDialog(*store, store->rules().first(), {});
        store->setParent(dialog);
        return dialog;
    });
    add("guide-files", [](DialogWorld &) {
        auto *dialog = new HelpDialog;
        test::child<QListWidget>(dialog, "chaptersListWidget")->setCurrentRow(11);
        return dialog;
    });
    add("help-filter", [](DialogWorld &) {
        auto *dialog = new HelpDialog;
        dialog->setExamplesUsable(true);
        dialog->showTopic(HelpDialog::Topic::Filter);
        return dialog;
    });
    add("report", [](DialogWorld &world) {
        return new ReportDialog(problemReport(world.settings, world.profiles, {}));
    });
    add("save-filter", [](DialogWorld &world) {
        auto *store =
            new models::SavedFilterStore(world.folder.filePath(u"filters.json"_s), world.settings);
        auto *dialog = new SaveFilterDialog(*store, u"idle > 5m"_s);
        store->setParent(dialog);
        return dialog;
    });
    add("name-source", [](DialogWorld &world) {
        auto *store = new live::LabelStore(world.folder.filePath(u"sources.json"_s));
        auto *dialog = new LabelDialog(*store, {u"10.0.0.1"_s, u"10.0.0.0/24"_s});
        store->setParent(dialog);
        return dialog;
    });
    add("sources", [](DialogWorld &world) {
        auto *store = new live::LabelStore(world.folder.filePath(u"sources.json"_s));
        auto *dialog = new LabelsDialog(*store, world.files, world.settings);
        store->setParent(dialog);
        return dialog;
    });
    add("client-ids", [](DialogWorld &) {
        return new ServerIdsDialog(u"10.0.0.1"_s, {9'080'586, 9'080'587});
    });
    add("about", [](DialogWorld &) { return new AboutDialog; });
    add("disconnect", [](DialogWorld &world) {
        return new DisconnectDialog(disconnectSubject(), journalOf(world), clockOf());
    });
    add("disconnect-all",
        [](DialogWorld &world) { return new DisconnectAllDialog(savedProfile(world), {}); });
    add("journal", [](DialogWorld &world) {
        return new JournalDialog(journalOf(world), world.files, world.settings);
    });
    add("delete", [](DialogWorld &world) {
        return new DeleteConnectionDialog(world.services(), savedProfile(world));
    });
}

} // namespace sessionscope::test
