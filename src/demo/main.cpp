// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// sessionscope-demo-endpoint: the demo's endpoint as a program of its own, over the simulated
// instance or a real Redis server.
#include "core/future.h"
#include "demo/demoserver.h"
#include "demo/endpointarguments.h"
#include "demo/terminationsignals.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QProcessEnvironment>
#include <QTimer>
#include <QTranslator>

#include <algorithm>
#include <cstdio>
#include <functional>

using namespace sessionscope;
using namespace Qt::Literals::StringLiterals;

namespace {

enum ExitStatus { Ended = 0, WrongUsage = 2, CannotServe = 3 };

void installTranslations(QCoreApplication *application)
{
    const auto install = [=](const QLocale &locale, const QString &name, const QString &folder) {
        auto *translator = new QTranslator(application);
        if (translator->load(locale, name, u"_"_s, folder))
            QCoreApplication::installTranslator(translator);
    };
    // The plural forms of English serve every language without a file of its own.
    install(QLocale(QLocale::English), u"sessionscope"_s, u":/i18n"_s);
    install(QLocale(), u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(QLocale(), u"sessionscope"_s, u":/i18n"_s);
}

void print(std::FILE *file, const QString &text)
{
    std::fputs(text.toUtf8().constData(), file);
    std::fputc('\n', file);
    std::fflush(file);
}

void fail(const Error &error)
{
    print(stderr, "sessionscope-demo-endpoint: "_L1 + error.line());
    QCoreApplication::exit(CannotServe);
}

//! In single quotes for a shell, if it has to be.
QString quoted(QString text)
{
    static constexpr QStringView kPlain = u"-_./:@";
    const bool plain = std::all_of(text.begin(), text.end(), [](QChar character) {
        return (character.unicode() < 128 && character.isLetterOrNumber())
            || kPlain.contains(character);
    });
    return plain && !text.isEmpty() ? text : '\''_L1 + text.replace(u'\'', u"'\\''"_s) + '\''_L1;
}

void announce(const demo::DemoAccess &access, bool ownKey)
{
    const QString secret =
        QString::fromUtf8(access.credentials.accessKeySecret.reveal().toByteArray());
    print(stdout, "Endpoint: "_L1 + access.endpoint);
    print(stdout, "Instance: "_L1 + access.instanceId);
    print(stdout, "AccessKey id: "_L1 + access.credentials.accessKeyId);
    // A secret from the environment may be a real one: whoever set it knows it already.
    print(stdout,
          "AccessKey secret: "_L1 + (ownKey ? secret : u"as in ALIBABA_CLOUD_ACCESS_KEY_SECRET"_s));
    QString command = "sessionscope --endpoint "_L1 + access.endpoint + " --instance "_L1
        + quoted(access.instanceId) + " --export -"_L1;
    if (ownKey) {
        command = "ALIBABA_CLOUD_ACCESS_KEY_ID="_L1 + access.credentials.accessKeyId
            + " ALIBABA_CLOUD_ACCESS_KEY_SECRET="_L1 + secret + ' '_L1 + command;
    }
    print(stdout, command);
}

//! Whether there is a Redis server at all is better said at once than at the first request.
void checkRedis(const redis::RedisOptions &options, QObject *context, std::function<void()> next)
{
    auto *connection = new redis::RedisConnection(options, context);
    whenFinished(connection->open(), context,
                 [connection, next = std::move(next)](const Result<void> &opened) {
                     connection->deleteLater();
                     if (opened)
                         next();
                     else
                         fail(opened.error());
                 });
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"sessionscope-demo-endpoint"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(SESSIONSCOPE_VERSION));
    installTranslations(&application);

    const Result<demo::EndpointArguments> arguments = demo::parseEndpointArguments(
        QCoreApplication::arguments(), QProcessEnvironment::systemEnvironment());
    if (!arguments) {
        print(stderr, "sessionscope-demo-endpoint: "_L1 + arguments.error().line());
        return WrongUsage;
    }
    if (!arguments->text.isEmpty()) {
        print(stdout, arguments->text.trimmed());
        return Ended;
    }

    demo::TerminationSignals termination;
    QObject::connect(&termination, &demo::TerminationSignals::received, &application,
                     &QCoreApplication::quit);

    demo::DemoServer server(arguments->options);
    const auto serve = [&server, &arguments] {
        const Result<demo::DemoAccess> access = server.start();
        if (access)
            announce(*access, !arguments->options.credentials);
        else
            fail(access.error());
    };
    // Once the event loop runs, so that a failure can end it.
    QTimer::singleShot(0, &application, [&] {
        if (arguments->options.redis)
            checkRedis(*arguments->options.redis, &application, serve);
        else
            serve();
    });
    return QCoreApplication::exec();
}
