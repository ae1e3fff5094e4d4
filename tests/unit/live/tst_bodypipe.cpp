// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/bodypipe.h"

#include "support/testrandom.h"

#include <QTest>

#include <atomic>
#include <thread>

using sessionscope::live::BodyPipe;

class BodyPipeTest : public QObject
{
    Q_OBJECT

private slots:
    void allBytesComeInOrder();
    void aFullPipeHoldsUpTheWriter();
    void theWriterDoesNotWaitForAReaderThatHasGone();
    void stopEndsAllWaiting();
};

void BodyPipeTest::allBytesComeInOrder()
{
    sessionscope::test::TestRandom random;
    QByteArray sent(40 * 1024 * 1024, '\0');
    for (char &byte : sent)
        byte = static_cast<char>(random.bits());
    BodyPipe pipe({});
    std::jthread writer([&] {
        for (qsizetype at = 0; at < sent.size();) {
            const qsizetype size =
                std::min<qsizetype>(random.between(1, 2 * 1024 * 1024), sent.size() - at);
            pipe.write(sent.mid(at, size));
            at += size;
        }
        pipe.closeWriter();
    });
    QByteArray received;
    for (QByteArray bytes = pipe.read(); !bytes.isEmpty(); bytes = pipe.read())
        received += bytes;
    QVERIFY2(received == sent, qPrintable(QString::number(random.seed())));
    QVERIFY(pipe.read().isEmpty()); // the end stays the end
}

void BodyPipeTest::aFullPipeHoldsUpTheWriter()
{
    const QByteArray half(BodyPipe::kMaxBytesUnderWay / 2, 'x');
    BodyPipe pipe({});
    std::atomic<int> written = 0;
    std::jthread writer([&] {
        for (; written < 3; ++written)
            pipe.write(half);
    });
    QTRY_COMPARE(written.load(), 2);
    QTest::qWait(50); // long enough for a third one, if that did not wait
    QCOMPARE(written.load(), 2);
    QCOMPARE(pipe.read().size(), half.size());
    QTRY_COMPARE(written.load(), 3);
}

void BodyPipeTest::theWriterDoesNotWaitForAReaderThatHasGone()
{
    const QByteArray much(BodyPipe::kMaxBytesUnderWay, 'x');
    BodyPipe pipe({});
    std::atomic<int> written = 0;
    std::jthread writer([&] {
        for (; written < 3; ++written)
            pipe.write(much);
    });
    QTRY_COMPARE(written.load(), 1);
    pipe.closeReader();
    QTRY_COMPARE(written.load(), 3);
}

void BodyPipeTest::stopEndsAllWaiting()
{
    std::stop_source stop;
    BodyPipe pipe(stop.get_token());
    std::atomic<bool> hasEnded = false;
    std::jthread reader([&] {
        if (!pipe.read().isEmpty())
            qFatal("nothing was written");
        hasEnded = true;
    });
    QTest::qWait(20);
    QVERIFY(!hasEnded);
    stop.request_stop();
    QTRY_VERIFY(hasEnded);
}

QTEST_GUILESS_MAIN(BodyPipeTest)
#include "tst_bodypipe.moc"
