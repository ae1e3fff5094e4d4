// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secret.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace sessionscope;

class TestSecret final : public QObject
{
    Q_OBJECT

private slots:

    void printsAsStars()
    {
        QString text;
        QDebug(&text) << Secret("hunter2");
        QVERIFY(text.contains(u"***"_s));
        QVERIFY(!text.contains(u"hunter2"_s));
    }

    void convertsOnlyWhenAsked()
    {
        static_assert(!std::is_convertible_v<Secret, QString>);
        static_assert(!std::is_convertible_v<Secret, QByteArray>);
        static_assert(!std::is_convertible_v<QByteArrayView, Secret>);
        QCOMPARE(Secret::fromText(u"schlüssel"_s).reveal(), QByteArrayView("schl\xc3\xbcssel"));
    }

    void copiesAreDeepAndEqual()
    {
        const Secret first("abc");
        Secret second = first;
        QCOMPARE(second, first);
        QVERIFY(second.reveal().data() != first.reveal().data());
        second.clear();
        QVERIFY(second.isEmpty());
        QCOMPARE(first.reveal(), QByteArrayView("abc"));
    }

    void movedFromIsEmpty()
    {
        Secret first("abc");
        Secret second(std::move(first));
        QVERIFY(first.isEmpty()); // NOLINT(bugprone-use-after-move): that is the test
        QCOMPARE(second.reveal(), QByteArrayView("abc"));
        Secret third("other");
        third = std::move(second);
        QCOMPARE(third.reveal(), QByteArrayView("abc"));
        third = *&third;
        QCOMPARE(third.reveal(), QByteArrayView("abc"));
    }

    void emptyIsEmpty()
    {
        QVERIFY(Secret().isEmpty());
        QVERIFY(Secret("").isEmpty());
        QCOMPARE(Secret(), Secret(""));
        QVERIFY(!(Secret("a") == Secret("b")));
    }

    void wipedMemoryIsZero()
    {
        QByteArray bytes("top secret");
        char *data = bytes.data();
        wipeMemory(data, 10);
        QCOMPARE(QByteArray(data, 10), QByteArray(10, '\0'));
    }

    void wipedTextIsEmptyAndItsCopyWhole()
    {
        QString text = u"secret"_s.repeated(2);
        const QString copy = text;
        wipe(text);
        QVERIFY(text.isEmpty());
        QCOMPARE(copy, u"secretsecret"_s);
        QByteArray bytes("secret");
        wipe(bytes);
        QVERIFY(bytes.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestSecret)
#include "tst_secret.moc"
