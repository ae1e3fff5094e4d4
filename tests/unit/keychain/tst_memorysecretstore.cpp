// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "keychain/memorysecretstore.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace sessionscope;
using namespace sessionscope::keychain;

class TestMemorySecretStore final : public QObject
{
    Q_OBJECT

private slots:

    void answersAtOnce()
    {
        MemorySecretStore store;
        QVERIFY(store.probe().result());
        QCOMPARE(store.read(u"k"_s).result().error().code, Error::Code::NotFound);
        QVERIFY(store.write(u"k"_s, Secret("one")).result());
        QVERIFY(store.write(u"k"_s, Secret("two")).result());
        QCOMPARE(store.read(u"k"_s).result()->reveal(), QByteArrayView("two"));
        QCOMPARE(store.keys(), QStringList{u"k"_s});
        QVERIFY(store.remove(u"k"_s).result());
        QVERIFY(store.remove(u"k"_s).result());
        QCOMPARE(store.read(u"k"_s).result().error().code, Error::Code::NotFound);
    }

    void refusesWhatTheSystemStoreRefuses()
    {
        MemorySecretStore store;
        QCOMPARE(store.write(u"k"_s, Secret()).result().error().code, Error::Code::InvalidInput);
        QCOMPARE(store.write(u"k"_s, Secret("\xff")).result().error().code,
                 Error::Code::InvalidInput);
        QVERIFY(store.keys().isEmpty());
    }

    void failsAsToldAndChangesNothing()
    {
        MemorySecretStore store;
        QVERIFY(store.write(u"k"_s, Secret("s")).result());
        Error locked;
        locked.code = Error::Code::KeychainLocked;
        store.setFailures({locked, locked, locked, locked, locked});
        QCOMPARE(store.read(u"k"_s).result().error().code, Error::Code::KeychainLocked);
        QCOMPARE(store.write(u"k"_s, Secret("t")).result().error().code,
                 Error::Code::KeychainLocked);
        QCOMPARE(store.remove(u"k"_s).result().error().code, Error::Code::KeychainLocked);
        QCOMPARE(store.probe().result().error().code, Error::Code::KeychainLocked);
        QCOMPARE(store.unlock().result().error().code, Error::Code::KeychainLocked);
        store.setFailures({});
        QCOMPARE(store.read(u"k"_s).result()->reveal(), QByteArrayView("s"));
    }

    void keysNameTheProfile()
    {
        QCOMPARE(accessKeySecretKey(u"id"_s), u"id/access-key-secret"_s);
        QCOMPARE(securityTokenKey(u"id"_s), u"id/security-token"_s);
    }
};

QTEST_GUILESS_MAIN(TestMemorySecretStore)
#include "tst_memorysecretstore.moc"
