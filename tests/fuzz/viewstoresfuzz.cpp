// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files of looks, sets of columns, colour rules and saved filters in any state: what is read keeps
// what it promises, and changing one thing changes nothing else. The first byte says which file.
#include "core/settings.h"
#include "fuzz/userfiles.h"
#include "models/colorrulestore.h"
#include "models/columnsets.h"
#include "models/lookstore.h"
#include "models/savedfilters.h"
#include "session/sourcelabels.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cstdint>

using namespace sessionscope;
using namespace sessionscope::models;
using namespace Qt::Literals::StringLiterals;
using session::Column;
using test::check;

extern "C" int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    test::startApplication(argc, argv);
    return 0;
}

namespace {

//! Those of a user who has none.
const Settings &noSettings()
{
    static const Settings settings(QDir::tempPath() + u"/sessionscope-no-such-folder/settings"_s);
    return settings;
}

QJsonObject rootOf(const QByteArray &content)
{
    return QJsonDocument::fromJson(content).object();
}

//! \a file was \a isWhole for a store, which has since added an entry to \a list and removed it.
void checkOthersAreKept(const test::UserFile &file, bool isWhole, const QString &list)
{
    if (!isWhole) {
        if (!file.content().isEmpty())
            file.checkIsKept();
        return;
    }
    QJsonObject before = rootOf(file.content());
    QJsonObject after = rootOf(test::contentOf(file.path()));
    const QJsonArray entriesBefore = before.take(list).toArray();
    const QJsonArray entriesAfter = after.take(list).toArray();
    before.remove(u"version"_s);
    after.remove(u"version"_s);
    check(after == before, "something beside the list has changed", file.content());
    check(entriesAfter.size() == entriesBefore.size(), "entries are lost or doubled",
          file.content());
    for (const QJsonValue &entry : entriesBefore)
        check(entry.isObject() || entriesAfter.contains(entry), "an entry is lost", file.content());
}

//! No two of \a names are the same to the user.
void checkNames(const QStringList &names, qsizetype longest, const QByteArray &content)
{
    for (qsizetype i = 0; i < names.size(); ++i) {
        check(!names[i].isEmpty() && names[i].size() <= longest, "a name of a wrong length",
              content);
        check(!names.first(i).contains(names[i], Qt::CaseInsensitive), "the same name twice",
              content);
    }
}

void checkLook(const Look &look, const QByteArray &content)
{
    const auto isShown = [](const ColumnLook &one) {
        return one.isShown;
    };
    check(look.columns.empty()
              || (look.columns.size() == session::kColumnCount
                  && std::any_of(look.columns.begin(), look.columns.end(), isShown)),
          "columns are missing", content);
    for (auto one = look.columns.begin(); one != look.columns.end(); ++one) {
        check(one->width >= 0 && one->width <= kMaxColumnWidth, "a width out of range", content);
        check(std::none_of(look.columns.begin(), one,
                           [one](const ColumnLook &other) { return other.column == one->column; }),
              "a column twice", content);
    }
    for (auto one = look.sort.begin(); one != look.sort.end(); ++one)
        check(std::none_of(look.sort.begin(), one,
                           [one](const auto &other) { return other.column == one->column; }),
              "sorted by a column twice", content);
    check(look.docks.size() <= kMaxLookBytes && look.sources.size() <= kMaxLookBytes,
          "too many bytes", content);
    check(!look.zoom || (*look.zoom >= kMinZoom && *look.zoom <= kMaxZoom), "a zoom out of range",
          content);
    check(!look.rules || look.rules->size() <= kMaxActiveRules, "too many rules", content);
    int repairs = 0;
    check(lookFrom(toJson(look), &repairs) == look && repairs == 0, "another look when read again",
          content);
}

void checkLooks(const test::UserFile &file)
{
    LookStore store(file.path(), noSettings());
    file.checkIsUntouched();
    const bool isWhole = store.notice().isEmpty();
    const QStringList ids = rootOf(file.content())[u"connections"_s].toObject().keys();
    QList<Look> looks;
    for (const QString &id : ids) {
        looks.append(store.look(id));
        checkLook(looks.constLast(), file.content());
    }
    const QString added = u"a connection that no file has had before"_s;
    const Look look = store.look({});
    checkLook(look, file.content());
    store.setLook(added, look);
    store.copy(added, added + u'2');

    const LookStore again(file.path(), noSettings());
    check(again.look({}) == look && again.look(added) == look && again.look(added + u'2') == look,
          "the look is not kept", file.content());
    for (qsizetype i = 0; i < ids.size(); ++i)
        check(!store.hasOwn(ids[i]) || again.look(ids[i]) == looks[i],
              "another connection looks different now", file.content());
    store.remove(added);
    check(!LookStore(file.path(), noSettings()).hasOwn(added), "the look is still there",
          file.content());
    if (!isWhole && !file.content().isEmpty())
        file.checkIsKept();
}

void checkColorRules(const test::UserFile &file)
{
    ColorRuleStore store(file.path());
    file.checkIsUntouched();
    const bool isWhole = store.notice().isEmpty();
    const QList<live::ColorRule> before = store.rules();
    const bool hasList = rootOf(file.content())[u"rules"_s].isArray();
    QStringList ids;
    for (const live::ColorRule &rule : before) {
        check(!rule.id.isEmpty() && !ids.contains(rule.id), "not one id each", file.content());
        ids.append(rule.id);
        check(!rule.word.isEmpty() && rule.word.size() <= ColorRuleStore::kMaxWord,
              "a word of a wrong length", file.content());
        check(rule.color >= 1 && rule.color <= session::kLabelColorCount, "no colour",
              file.content());
    }
    check(before.size() <= ColorRuleStore::kMostRules, "too many rules", file.content());
    if (const auto inForce = store.inForce(ids))
        check(inForce->rules().size() <= live::kMaxRulesInForce, "too many in force",
              file.content());

    const auto id = store.put({{}, u"added"_s, u"idle > 5m"_s, 1});
    check(id.has_value() == (before.size() < ColorRuleStore::kMostRules), "a rule is refused",
          file.content());
    if (!id)
        return;
    check(store.move(*id, -1).has_value(), "the rule does not move", file.content());
    check(ColorRuleStore(file.path()).rules().size() == before.size() + 1,
          "not all rules are written", file.content());
    check(store.remove(*id).has_value(), "the rule cannot be removed", file.content());
    check(ColorRuleStore(file.path()).rules() == before, "other rules when read again",
          file.content());
    if (hasList || !isWhole)
        checkOthersAreKept(file, isWhole, u"rules"_s);
}

void checkColumnSets(const test::UserFile &file)
{
    ColumnSetStore store(file.path());
    file.checkIsUntouched();
    const bool isWhole = store.notice().isEmpty();
    const QList<ColumnSet> before = store.own();
    QStringList titles;
    for (const ColumnSet &set : before) {
        titles.append(set.title);
        check(!set.columns.isEmpty() && orderedColumns(set.columns) == set.columns,
              "columns out of order", file.content());
    }
    checkNames(titles, ColumnSetStore::kMaxTitle, file.content());
    check(before.size() <= ColumnSetStore::kMostSets, "too many sets", file.content());

    const QString added = u"a set that no file has had before"_s;
    const bool isRoom = store.problemOf(added).isEmpty();
    check(store.save(added, {Column::Idle, Column::Addr}).has_value() == isRoom, "a set is refused",
          file.content());
    if (!isRoom)
        return;
    const QString renamed = u"and that has another name now"_s;
    check(store.rename(added, renamed) && store.move(renamed, -1), "the set cannot be changed",
          file.content());
    check(ColumnSetStore(file.path()).own().size() == before.size() + 1, "not all sets are written",
          file.content());
    check(store.remove(renamed).has_value(), "the set cannot be removed", file.content());
    check(ColumnSetStore(file.path()).own() == before, "other sets when read again",
          file.content());
    checkOthersAreKept(file, isWhole, u"sets"_s);
}

void checkImport(const test::UserFile &file)
{
    const QString first = file.path() + u"-first"_s;
    SavedFilterStore store(first, noSettings());
    const Result<int> added = store.importFrom(file.path());
    check(added || !added.error().message.isEmpty(), "an error without a sentence", file.content());
    check(store.list().size() == added.value_or(0), "not what was imported", file.content());
    if (!added || *added == 0)
        return;
    const QString exported = file.path() + u"-exported"_s;
    check(store.exportTo(exported).has_value(), "cannot be exported", file.content());
    SavedFilterStore other(file.path() + u"-second"_s, noSettings());
    check(other.importFrom(exported).has_value() && other.list() == store.list(),
          "not what was exported", file.content());
    check(store.importFrom(exported).value_or(-1) == 0, "imported twice", file.content());
}

void checkSavedFilters(const test::UserFile &file)
{
    SavedFilterStore store(file.path(), noSettings());
    file.checkIsUntouched();
    const bool isWhole = store.notice().isEmpty();
    const QList<SavedFilter> before = store.list();
    QStringList names;
    for (const SavedFilter &saved : before)
        names.append(saved.name);
    checkNames(names, SavedFilterStore::kMaxNameCharacters, file.content());
    check(before.size() <= SavedFilterStore::kMostFilters, "too many filters", file.content());
    checkImport(file);

    const QString added = u"a filter that no file has had before"_s;
    const bool isRoom = store.problemOf(added).isEmpty();
    check(store.save(added, u"idle > 5m"_s).has_value() == isRoom, "a filter is refused",
          file.content());
    if (!isRoom)
        return;
    const QString renamed = u"and that has another name now"_s;
    check(store.rename(added, renamed) && store.move(renamed, -1), "the filter cannot be changed",
          file.content());
    check(SavedFilterStore(file.path(), noSettings()).list().size() == before.size() + 1,
          "not all filters are written", file.content());
    check(store.remove(renamed).has_value(), "the filter cannot be removed", file.content());
    check(SavedFilterStore(file.path(), noSettings()).list() == before,
          "other filters when read again", file.content());
    checkOthersAreKept(file, isWhole, u"filters"_s);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const test::UserFile file(
        QByteArray(reinterpret_cast<const char *>(data + 1), static_cast<qsizetype>(size - 1)));
    switch (data[0] % 4) {
    case 0:
        checkLooks(file);
        break;
    case 1:
        checkColumnSets(file);
        break;
    case 2:
        checkColorRules(file);
        break;
    default:
        checkSavedFilters(file);
        break;
    }
    return 0;
}
