// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/filterhelp.h"

#include "query/composing.h"
#include "query/fields.h"

#include <QCoreApplication>
#include <QTreeWidget>

#include <array>

namespace sessionscope::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

struct HelpText
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::FilterHelp)
};

constexpr int kExampleRole = Qt::UserRole;

constexpr std::array kExamples{
    FilterExample{QT_TRANSLATE_NOOP("sessionscope::FilterHelp",
                                    "Which connections have done nothing for long?"),
                  "idle > 1h"_L1},
    FilterExample{QT_TRANSLATE_NOOP("sessionscope::FilterHelp", "Is my pool leaking?"),
                  "name ~ \"^order-\" and idle > 10m"_L1},
    FilterExample{QT_TRANSLATE_NOOP("sessionscope::FilterHelp", "What is at work right now?"),
                  "active"_L1},
    FilterExample{QT_TRANSLATE_NOOP("sessionscope::FilterHelp", "What comes from one address?"),
                  "source = 10.1.4.17"_L1},
    FilterExample{QT_TRANSLATE_NOOP("sessionscope::FilterHelp", "What comes from one network?"),
                  "client in 10.1.4.0/24"_L1},
    FilterExample{
        QT_TRANSLATE_NOOP("sessionscope::FilterHelp", "What does not come from our networks?"),
        "not client in {10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16}"_L1},
    FilterExample{QT_TRANSLATE_NOOP("sessionscope::FilterHelp",
                                    "Is it growing: what is new since the last refresh?"),
                  "changed:new"_L1},
    FilterExample{QT_TRANSLATE_NOOP("sessionscope::FilterHelp",
                                    "What did my deploy change since I pressed Mark?"),
                  "sincemark:any"_L1},
    FilterExample{QT_TRANSLATE_NOOP("sessionscope::FilterHelp", "Who connected just now?"),
                  "age < 10s"_L1},
    FilterExample{QT_TRANSLATE_NOOP("sessionscope::FilterHelp", "Who still uses database 3?"),
                  "db = 3"_L1},
    FilterExample{QT_TRANSLATE_NOOP("sessionscope::FilterHelp", "Who uses another than 0 or 3?"),
                  "not db in {0, 3}"_L1},
    FilterExample{QT_TRANSLATE_NOOP("sessionscope::FilterHelp", "Which clients have no name?"),
                  "name = \"\" or name is unknown"_L1},
    FilterExample{QT_TRANSLATE_NOOP("sessionscope::FilterHelp", "Is a MONITOR left running?"),
                  "flags:monitor"_L1},
    FilterExample{QT_TRANSLATE_NOOP("sessionscope::FilterHelp", "Who is blocked or in MULTI?"),
                  "flags:blocked or multi >= 0"_L1},
    FilterExample{
        QT_TRANSLATE_NOOP("sessionscope::FilterHelp", "Which clients have a large output buffer?"),
        "omem >= 1MiB"_L1},
    FilterExample{
        QT_TRANSLATE_NOOP("sessionscope::FilterHelp", "Which clients send more than is read?"),
        "qbuf >= 64KiB and events:w"_L1},
    FilterExample{QT_TRANSLATE_NOOP("sessionscope::FilterHelp", "Who runs costly commands?"),
                  "cmd in {keys, smembers, hgetall, flushall}"_L1},
    FilterExample{QT_TRANSLATE_NOOP("sessionscope::FilterHelp", "Who subscribes to channels?"),
                  "sub > 0 or psub > 0"_L1},
    FilterExample{
        QT_TRANSLATE_NOOP("sessionscope::FilterHelp", "Everything but replicas and primaries"),
        "not role in {replica, primary}"_L1},
    FilterExample{QT_TRANSLATE_NOOP("sessionscope::FilterHelp", "Names that begin alike"),
                  "name = cart-*"_L1},
    FilterExample{QT_TRANSLATE_NOOP("sessionscope::FilterHelp", "Sources without an alias"),
                  "alias is unknown"_L1},
    FilterExample{QT_TRANSLATE_NOOP("sessionscope::FilterHelp", "A range of ports"),
                  "port 40000..50000"_L1},
    FilterExample{QT_TRANSLATE_NOOP("sessionscope::FilterHelp", "Two words, wherever they occur"),
                  "cart hgetall"_L1},
};

constexpr std::array kOperators{
    FilterExample{QT_TRANSLATE_NOOP("sessionscope::FilterHelp",
                                    "Equal, known and not equal; upper and lower case are alike, "
                                    "* stands for any characters"),
                  "=  !="_L1},
    FilterExample{
        QT_TRANSLATE_NOOP("sessionscope::FilterHelp", "Compares numbers, times and sizes"),
        "<  <=  >  >="_L1},
    FilterExample{QT_TRANSLATE_NOOP("sessionscope::FilterHelp",
                                    "Contains, right behind the name; of flags: has the letter or "
                                    "word"),
                  ":"_L1},
    FilterExample{QT_TRANSLATE_NOOP("sessionscope::FilterHelp",
                                    "Matches a regular expression somewhere; upper and lower case "
                                    "differ"),
                  "~"_L1},
    FilterExample{QT_TRANSLATE_NOOP("sessionscope::FilterHelp",
                                    "One of a set {a, b}, a range 0..7, a block 10.0.0.0/8 or a "
                                    "range of addresses"),
                  "in"_L1},
    FilterExample{QT_TRANSLATE_NOOP("sessionscope::FilterHelp",
                                    "Finds what has no value; no comparison does, not even one "
                                    "with not"),
                  "is unknown"_L1},
    FilterExample{QT_TRANSLATE_NOOP("sessionscope::FilterHelp",
                                    "Join terms; words beside each other mean and. not binds "
                                    "closest, then and, then or"),
                  "and  or  not  ( )"_L1},
    FilterExample{QT_TRANSLATE_NOOP("sessionscope::FilterHelp",
                                    "Keep blanks together and take words, *, and, or literally; "
                                    "\\\" is a quotation mark"),
                  "\" \""_L1},
};

constexpr std::array kUnits{
    FilterExample{QT_TRANSLATE_NOOP("sessionscope::FilterHelp",
                                    "Seconds, minutes, hours, days, weeks, also together: 1h30m; a "
                                    "bare number is seconds"),
                  "s  m  h  d  w"_L1},
    FilterExample{QT_TRANSLATE_NOOP("sessionscope::FilterHelp",
                                    "Bytes in steps of 1024; a bare number is bytes"),
                  "B  KiB  MiB  GiB  kb  mb  gb"_L1},
};

QTreeWidgetItem *addSection(QTreeWidget &tree, const QString &title)
{
    auto *section = new QTreeWidgetItem(&tree, {title});
    QFont font = tree.font();
    font.setWeight(QFont::DemiBold);
    section->setFont(0, font);
    section->setFirstColumnSpanned(true);
    section->setExpanded(true);
    return section;
}

void addRow(QTreeWidgetItem *section, const QString &text, const QString &meaning)
{
    auto *row = new QTreeWidgetItem(section, {text, meaning});
    row->setToolTip(0, text);
    row->setToolTip(1, meaning);
}

void addRows(QTreeWidgetItem *section, std::span<const FilterExample> rows)
{
    for (const FilterExample &row : rows)
        addRow(section, row.filter, HelpText::tr(row.question));
}

} // namespace

std::span<const FilterExample> filterExamples()
{
    return kExamples;
}

void fillFilterHelp(QTreeWidget &tree)
{
    QTreeWidgetItem *examples = addSection(tree, HelpText::tr("Examples"));
    addRows(examples, kExamples);
    for (int i = 0; i < examples->childCount(); ++i)
        examples->child(i)->setData(0, kExampleRole, examples->child(i)->text(0));

    QTreeWidgetItem *fields = addSection(tree, HelpText::tr("Fields"));
    for (const query::FieldInfo &field : query::fields()) {
        const QStringList names = QStringList{query::fieldWord(field)} + query::otherNames(field);
        addRow(fields, names.join(HelpText::tr(", ", "between the names of a field")),
               query::fieldHelp(field));
    }
    addRows(addSection(tree, HelpText::tr("Operators")), kOperators);
    addRows(addSection(tree, HelpText::tr("Units")), kUnits);
    tree.resizeColumnToContents(0);
    tree.setCurrentItem(examples->child(0));
}

QString exampleOf(const QTreeWidgetItem *item)
{
    return item == nullptr ? QString() : item->data(0, kExampleRole).toString();
}

} // namespace sessionscope::gui
