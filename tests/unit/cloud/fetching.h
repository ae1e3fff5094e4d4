// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cloud/dasclient.h"
#include "support/scriptedserver.h"

#include <QTest>

//! What the tests of the client share.
namespace sessionscope::testing {

inline const QByteArray kGoodBody =
    R"({"Code":200,"Message":"Successful","Data":{"Total":0,"Sessions":[]},)"
    R"("RequestId":"40C6E9AF","Success":true})";

inline QByteArray envelope(const QByteArray &code, const QByteArray &message = "some text")
{
    return R"({"RequestId":"01A0F19D","Message":")" + message + R"(","Code":")" + code + R"("})";
}

inline ScriptedReply good()
{
    return ScriptedReply::http(200, kGoodBody);
}

//! Keeps the connection and says nothing.
inline ScriptedReply hang()
{
    return ScriptedReply::raw({}, ScriptedReply::Then::KeepAlive);
}

inline cloud::SessionQuery queryFor(const QString &endpoint)
{
    cloud::SessionQuery query;
    query.endpoint = cloud::Endpoint::parse(endpoint).value(); // throws for an error of the test
    query.instanceId = QStringLiteral("r-2zemyfd1sh1u2i0001");
    query.credentials = {QStringLiteral("LTAI5tKey"), Secret("TheSecretOfTheKey"), {}};
    query.timeout = std::chrono::seconds(20);
    return query;
}

inline cloud::DasClientOptions fastOptions()
{
    cloud::DasClientOptions options;
    options.retry.baseDelay = std::chrono::milliseconds(1);
    options.retry.maxDelay = std::chrono::milliseconds(5);
    options.connectTimeout = std::chrono::seconds(10);
    return options;
}

//! Lets the test's thread, where the server lives, run until the call has ended.
template <class T>
Result<T> wait(const QFuture<Result<T>> &future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 30'000))
        qFatal("the call never ended");
    if (future.resultCount() != 1)
        qFatal("the call ended with %d results", int(future.resultCount()));
    return future.result();
}

} // namespace sessionscope::testing
