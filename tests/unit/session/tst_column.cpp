// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/column.h"

#include <QSet>
#include <QTest>

using namespace sessionscope::session;
using namespace Qt::Literals::StringLiterals;

class TestColumn : public QObject
{
    Q_OBJECT

private slots:

    void theTableStandsInTheOrderOfExports()
    {
        const QStringList expected = u"Id Addr Client ClientDesc Name Cmd Age Idle Flags Db Sub "
                                     u"Psub Multi Qbuf QbufFree Obl Oll Omem "
                                     "Events Fd NodeId "
                                     // Not of DAS.
                                     "User Laddr LibName LibVer Resp Redir Ssub Watch ArgvMem "
                                     "MultiMem TotMem Rbs Rbp TotNetIn TotNetOut TotCmds IoThread "
                                     "Other"_s.split(u' ');
        QStringList names;
        for (const ColumnInfo &info : columns())
            names += info.apiName;
        QCOMPARE(names, expected);
        QCOMPARE(names.size(), kColumnCount);
        QCOMPARE(columnsOf(kAllColumns).size(), std::size_t(kColumnCount));
        const std::vector<Column> das = columnsOf(kDasColumns);
        QCOMPARE(das.size(), std::size_t(kDasColumnCount));
        QCOMPARE(das.back(), Column::NodeId);
        for (int index = 0; index < kColumnCount; ++index) {
            QCOMPARE(indexOf(columns()[static_cast<std::size_t>(index)].column), index);
            QCOMPARE(columnInfo(columnAt(index)).column, columnAt(index));
        }
    }

    void textsAndNumbersAreToldApart()
    {
        const QSet<QString> texts{u"Addr"_s,    u"Client"_s, u"ClientDesc"_s, u"Name"_s, u"Cmd"_s,
                                  u"Flags"_s,   u"Events"_s, u"NodeId"_s,     u"User"_s, u"Laddr"_s,
                                  u"LibName"_s, u"LibVer"_s, u"Other"_s};
        for (const ColumnInfo &info : columns()) {
            QCOMPARE(info.type == ValueType::Text, texts.contains(info.apiName));
            QCOMPARE(info.type == ValueType::Id, info.column == Column::Id);
            if (info.unit != Unit::None)
                QCOMPARE(info.type, ValueType::Integer);
        }
    }

    void everyColumnHasWords()
    {
        QSet<QString> titles;
        int shown = 0;
        for (const ColumnInfo &info : columns()) {
            QVERIFY(!columnTitle(info.column).isEmpty());
            QVERIFY(columnHelp(info.column).endsWith(u'.'));
            titles.insert(columnTitle(info.column));
            shown += info.shownAtFirst ? 1 : 0;
        }
        QCOMPARE(titles.size(), kColumnCount); // no two columns look alike
        QVERIFY(shown > 0 && shown < kColumnCount);
    }

    void columnsAreFoundByApiName()
    {
        for (const ColumnInfo &info : columns()) {
            const QString name = info.apiName;
            QCOMPARE(columnFromApiName(name), std::optional(info.column));
            QCOMPARE(columnFromApiName(name.toLower()), std::optional(info.column));
            QCOMPARE(columnFromApiName(name.toUpper()), std::optional(info.column));
        }
        for (const QString &name : {QString(), u" Id"_s, u"Ids"_s, u"Qbuf-Free"_s, u"Source"_s})
            QVERIFY(!columnFromApiName(name));
    }

    void columnsAreFoundByFieldOfClientList()
    {
        int fields = 0;
        for (const ColumnInfo &info : columns()) {
            if (info.clientListField.isEmpty())
                continue;
            ++fields;
            QCOMPARE(columnFromClientListField(info.clientListField), std::optional(info.column));
        }
        // Client, ClientDesc and NodeId are added by DAS; Other is what has no column.
        QCOMPARE(fields, kColumnCount - 4);
        QCOMPARE(columnFromClientListField("qbuf-free"_L1), std::optional(Column::QbufFree));
        for (const QLatin1StringView field : {""_L1, "capa"_L1, "ID"_L1, "other"_L1, "User"_L1})
            QVERIFY(!columnFromClientListField(field));
    }
};

QTEST_GUILESS_MAIN(TestColumn)
#include "tst_column.moc"
