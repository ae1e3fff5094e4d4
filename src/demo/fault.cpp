// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/fault.h"

#include "cloud/gzip.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace sessionscope::demo {

using namespace Qt::Literals::StringLiterals;
using std::chrono::milliseconds;
using End = HttpDelivery::End;
using Extent = HttpDelivery::Extent;

namespace {

struct FaultText
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::demo::Fault)
};

//! No argument; a text or a number from 0 that may be left out or is needed; any number, needed.
enum class Argument { None, OptionalText, NeededText, OptionalNumber, NeededNumber, AnyNumber };

//! What follows the colon. The number is 0 and the text empty where there is none.
struct Given
{
    QString text;
    qint64 number = 0;
};

struct Kind
{
    const char *name;
    Argument argument;
    const char *argumentName;
    const char *help;
    Fault (*make)(const Given &given);
};

Fault spoiling(std::function<void(HttpResponse &)> spoil)
{
    Fault fault;
    fault.spoil = std::move(spoil);
    return fault;
}

Fault delivering(const HttpDelivery &delivery)
{
    return spoiling([delivery](HttpResponse &response) { response.delivery = delivery; });
}

void setHeader(HttpResponse &response, const QByteArray &name, const QByteArray &value)
{
    response.headers.removeIf([&name](const auto &header) {
        return header.first.compare(name, Qt::CaseInsensitive) == 0;
    });
    response.headers.push_back({name, value});
}

//! In the words and with the status of the gateway.
cloud::GatewayRefusal refusalFor(const QString &code)
{
    if (code.startsWith("InvalidAccessKeyId"_L1))
        return {404, code, u"Specified access key is not found."_s};
    if (code.startsWith("NoPermission"_L1) || code.startsWith("Forbidden"_L1))
        return {403, code, u"You are not authorized to do this action."_s};
    if (code.contains("Throttling"_L1))
        return {400, code, u"Request was denied due to user flow control."_s};
    if (code == "InternalError"_L1)
        return {500, code, u"The request processing has failed due to some unknown error."_s};
    if (code == "ServiceUnavailable"_L1)
        return {503, code, u"The request has failed due to a temporary failure of the server."_s};
    if (code == "InvalidSecurityToken.Expired"_L1)
        return {400, code, u"Specified SecurityToken is expired."_s};
    if (code == "SignatureNonceUsed"_L1)
        return {400, code, u"Specified signature nonce was used already."_s};
    return {400, code, u"The request was refused on purpose."_s};
}

Fault throttle(const Given &given)
{
    Fault fault;
    fault.refusal = refusalFor(u"Throttling.User"_s);
    if (given.number > 0) {
        fault.spoil = [wait = QByteArray::number(given.number)](HttpResponse &response) {
            setHeader(response, "x-acs-retry-after", wait);
        };
    }
    return fault;
}

Fault webPage(const Given &given)
{
    return spoiling([status = given.number](HttpResponse &response) {
        response.status = status > 0 ? static_cast<int>(status) : 200;
        response.body = "<!DOCTYPE html>\n<html><head><title>Sign in</title></head>\n"
                        "<body><h1>Sign in to use this network</h1></body></html>\n";
        setHeader(response, "Content-Type", "text/html; charset=utf-8");
        if (response.status == 407)
            setHeader(response, "Proxy-Authenticate", "Basic realm=\"network\"");
    });
}

Fault redirect(int status, const Given &given)
{
    return spoiling([status, given](HttpResponse &response) {
        response.status = status;
        response.body.clear();
        setHeader(response, "Location", given.text.toUtf8());
    });
}

Fault compress(std::function<QByteArray(const QByteArray &)> packed)
{
    return spoiling([packed = std::move(packed)](HttpResponse &response) {
        response.body = packed(response.body);
        setHeader(response, "Content-Encoding", "gzip");
    });
}

QByteArray damaged(const QByteArray &body)
{
    QByteArray packed = cloud::gzip(body);
    const qsizetype middle = packed.size() / 2;
    for (qsizetype at = middle; at < qMin(middle + 16, packed.size()); ++at)
        packed[at] = static_cast<char>(~packed[at]);
    return packed;
}

//! Blanks, of which each megabyte takes a kilobyte; a member of the stream for each.
QByteArray bomb(qint64 megabytes)
{
    constexpr qsizetype kMegabyte_bytes = 1 << 20;
    return cloud::gzip(QByteArray(kMegabyte_bytes, ' '))
        .repeated(static_cast<qsizetype>(megabytes));
}

constexpr std::array kKinds{
    Kind{"none", Argument::None, "", QT_TRANSLATE_NOOP("sessionscope::demo::Fault", "no fault"),
         [](const Given &) {
             return Fault();
         }},
    Kind{"delay", Argument::NeededNumber, "MS",
         QT_TRANSLATE_NOOP("sessionscope::demo::Fault", "the answer comes so much later"),
         [](const Given &given) {
             HttpDelivery delivery;
             delivery.delay = milliseconds(given.number);
             return delivering(delivery);
         }},
    Kind{"hang", Argument::None, "",
         QT_TRANSLATE_NOOP("sessionscope::demo::Fault", "no answer ever comes"),
         [](const Given &) {
             return delivering({.extent = Extent::Nothing, .end = End::Silence});
         }},
    Kind{"close", Argument::None, "",
         QT_TRANSLATE_NOOP("sessionscope::demo::Fault", "the connection ends before the answer"),
         [](const Given &) {
             return delivering({.extent = Extent::Nothing, .end = End::Close});
         }},
    Kind{
        "reset", Argument::None, "",
        QT_TRANSLATE_NOOP("sessionscope::demo::Fault", "the connection is reset before the answer"),
        [](const Given &) {
            return delivering({.extent = Extent::Nothing, .end = End::Reset});
        }},
    Kind{"reset-body", Argument::None, "",
         QT_TRANSLATE_NOOP("sessionscope::demo::Fault", "the connection is reset inside the body"),
         [](const Given &) {
             return delivering({.extent = Extent::HeadAndHalf, .end = End::Reset});
         }},
    Kind{"cut", Argument::None, "",
         QT_TRANSLATE_NOOP("sessionscope::demo::Fault", "half of the body that is promised comes"),
         [](const Given &) {
             return delivering({.extent = Extent::HeadAndHalf, .end = End::Close});
         }},
    Kind{"cut-unpromised", Argument::None, "",
         QT_TRANSLATE_NOOP("sessionscope::demo::Fault",
                           "half of the body comes, and no Content-Length says so"),
         [](const Given &) {
             return delivering(
                 {.extent = Extent::HeadAndHalf, .end = End::Close, .saysLength = false});
         }},
    Kind{"unpromised", Argument::None, "",
         QT_TRANSLATE_NOOP("sessionscope::demo::Fault",
                           "the whole body comes, without a Content-Length"),
         [](const Given &) {
             return delivering({.end = End::Close, .saysLength = false});
         }},
    Kind{"drip", Argument::NeededNumber, "MS",
         QT_TRANSLATE_NOOP("sessionscope::demo::Fault", "a byte of the body each time"),
         [](const Given &given) {
             return delivering({.dripInterval = milliseconds(given.number)});
         }},
    Kind{"gzip", Argument::None, "",
         QT_TRANSLATE_NOOP("sessionscope::demo::Fault", "the body is compressed, as it may be"),
         [](const Given &) {
             return compress([](const QByteArray &body) { return cloud::gzip(body); });
         }},
    Kind{"gzip-damaged", Argument::None, "",
         QT_TRANSLATE_NOOP("sessionscope::demo::Fault", "the compressed body is damaged"),
         [](const Given &) {
             return compress(damaged);
         }},
    Kind{"gzip-cut", Argument::None, "",
         QT_TRANSLATE_NOOP("sessionscope::demo::Fault",
                           "the compressed body ends too early, as long as promised"),
         [](const Given &) {
             return compress([](const QByteArray &body) {
                 const QByteArray packed = cloud::gzip(body);
                 return packed.left(packed.size() / 2);
             });
         }},
    Kind{"gzip-bomb", Argument::NeededNumber, "MIB",
         QT_TRANSLATE_NOOP("sessionscope::demo::Fault",
                           "the body is compressed blanks, so many MiB"),
         [](const Given &given) {
             return compress([size = given.number](const QByteArray &) { return bomb(size); });
         }},
    Kind{"type", Argument::OptionalText, "TYPE",
         QT_TRANSLATE_NOOP("sessionscope::demo::Fault",
                           "the right answer with this Content-Type, or none"),
         [](const Given &given) {
             return spoiling([type = given.text.toUtf8()](HttpResponse &response) {
                 setHeader(response, "Content-Type", type);
             });
         }},
    Kind{"text", Argument::OptionalText, "TEXT",
         QT_TRANSLATE_NOOP("sessionscope::demo::Fault", "this text as JSON, or an empty body"),
         [](const Given &given) {
             return spoiling(
                 [text = given.text.toUtf8()](HttpResponse &response) { response.body = text; });
         }},
    Kind{"html", Argument::OptionalNumber, "STATUS",
         QT_TRANSLATE_NOOP("sessionscope::demo::Fault",
                           "a web page, as of a proxy; the status is 200 or this"),
         webPage},
    Kind{"redirect", Argument::NeededText, "URL",
         QT_TRANSLATE_NOOP("sessionscope::demo::Fault", "HTTP status 302 to this address"),
         [](const Given &given) {
             return redirect(302, given);
         }},
    Kind{"redirect-307", Argument::NeededText, "URL",
         QT_TRANSLATE_NOOP("sessionscope::demo::Fault",
                           "HTTP status 307 to this address, which keeps the method"),
         [](const Given &given) {
             return redirect(307, given);
         }},
    Kind{"refuse", Argument::NeededText, "CODE",
         QT_TRANSLATE_NOOP("sessionscope::demo::Fault",
                           "the service refuses with this Code, \"InternalError\" for example"),
         [](const Given &given) {
             Fault fault;
             fault.refusal = refusalFor(given.text);
             return fault;
         }},
    Kind{"throttle", Argument::OptionalNumber, "MS",
         QT_TRANSLATE_NOOP("sessionscope::demo::Fault",
                           "Throttling.User, with x-acs-retry-after if a time is given"),
         throttle},
    Kind{"clock", Argument::AnyNumber, "SECONDS",
         QT_TRANSLATE_NOOP("sessionscope::demo::Fault",
                           "the server's clock is so much ahead; a negative number is behind"),
         [](const Given &given) {
             Fault fault;
             fault.clockShift = std::chrono::seconds(given.number);
             return fault;
         }},
};

//! More than any test needs: a day in seconds, 100 s in milliseconds, 100 GB.
constexpr qint64 kMaxNumber = 100'000;

bool isNeeded(Argument argument)
{
    return argument == Argument::NeededText || argument == Argument::NeededNumber
        || argument == Argument::AnyNumber;
}

bool isNumber(Argument argument)
{
    return argument == Argument::OptionalNumber || argument == Argument::NeededNumber
        || argument == Argument::AnyNumber;
}

tl::unexpected<Error> wrong(const QString &message)
{
    return failure(Error::Code::InvalidInput, message);
}

} // namespace

Result<Fault> parseFault(const QString &text)
{
    const qsizetype colon = text.indexOf(u':');
    const QString name = colon < 0 ? text : text.left(colon);
    const auto *kind = std::find_if(kKinds.begin(), kKinds.end(), [&name](const Kind &candidate) {
        return name == QLatin1String(candidate.name);
    });
    if (kind == kKinds.end())
        return wrong(FaultText::tr("There is no fault \"%1\"; --help lists them.").arg(name));
    Given given;
    if (colon >= 0)
        given.text = text.mid(colon + 1);
    if (kind->argument == Argument::None && colon >= 0)
        return wrong(FaultText::tr("The fault %1 takes no argument.").arg(name));
    if (given.text.isEmpty() && isNeeded(kind->argument)) {
        return wrong(FaultText::tr("The fault %1 needs an argument: %1:%2.")
                         .arg(name, QLatin1String(kind->argumentName)));
    }
    if (isNumber(kind->argument) && !given.text.isEmpty()) {
        bool isRead = false;
        given.number = given.text.toLongLong(&isRead);
        const qint64 least = kind->argument == Argument::AnyNumber ? -kMaxNumber : 0;
        if (!isRead || given.number < least || given.number > kMaxNumber) {
            return wrong(FaultText::tr("The fault %1 takes a number from %2 to %3.")
                             .arg(name)
                             .arg(least)
                             .arg(kMaxNumber));
        }
    }
    return kind->make(given);
}

QString faultHelp()
{
    QString help;
    for (const Kind &kind : kKinds) {
        QString use = QLatin1String(kind.name);
        if (isNeeded(kind.argument))
            use += ':'_L1 + QLatin1String(kind.argumentName);
        else if (kind.argument != Argument::None)
            use += "[:"_L1 + QLatin1String(kind.argumentName) + ']'_L1;
        help += "  "_L1 + use.leftJustified(20) + FaultText::tr(kind.help) + '\n'_L1;
    }
    return help;
}

} // namespace sessionscope::demo
