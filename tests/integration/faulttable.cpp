// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "faulttable.h"

namespace sessionscope::testing {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString webPage(int status)
{
    return u"A web page came instead of the service's answer (HTTP status %1, text/html; "
           "charset=utf-8): check the endpoint, the proxy and whether the network wants a login."_s
               .arg(status);
}

QString gateway(int status)
{
    return u"A gateway answers that it does not reach the service (HTTP status %1, text/html; "
           "charset=utf-8): try again later; if that goes on, check the endpoint and the proxy."_s
               .arg(status);
}

QString redirect(const QString &target, int status)
{
    return u"The endpoint redirects to %1 (HTTP status %2), which is never followed, since the "
           "credentials would go there: check the endpoint and whether the network wants a login."_s
               .arg(target)
               .arg(status);
}

QString clock(const QString &difference)
{
    return u"This computer's clock is %1 the server: set the clock right, then try again."_s.arg(
        difference);
}

} // namespace

const std::vector<FaultRow> &faultTable()
{
    static const QString none;
    static const QString late =
        u"%HOST% gave no complete answer within 2 s: check the network, or allow more time."_s;
    static const QString lost =
        u"The connection to %HOST% broke before the answer was complete: check the network, and a "
        "proxy or firewall on the way, then try again."_s;
    static const QString throttled =
        u"The service was called too often (the limit is shared by all keys and programs of the "
        "main account): wait, and choose a longer refresh interval."_s;
    static const QString damaged =
        u"The answer of %HOST% is damaged, it cannot be decompressed: try again, and check the "
        "proxy if it happens again."_s;
    // clang-format off
    static const std::vector<FaultRow> table{

    // The sessions come all the same.            faults                       sentence  code  status  requests
    {"latency",                                  {u"delay:300"_s},                 none, none, 0, 1},
    {"compressed",                               {u"gzip"_s},                      none, none, 0, 1},
    {"no Content-Length",                        {u"unpromised"_s},                none, none, 0, 1},
    {"wrong content type",                       {u"type:text/plain"_s},           none, none, 0, 1},
    {"no content type",                          {u"type"_s},                      none, none, 0, 1},
    {"called a web page",                        {u"type:text/html"_s},            none, none, 0, 1},
    {"closed once",                              {u"close"_s, u"none"_s},          none, none, 0, 2},
    {"reset once inside the body",               {u"reset-body"_s, u"none"_s},     none, none, 0, 2},
    {"cut twice",                                {u"cut"_s, u"cut"_s, u"none"_s},  none, none, 0, 3},
    {"throttled once",                           {u"throttle:20"_s, u"none"_s},    none, none, 0, 2},
    {"a gateway that restarts",                  {u"html:502"_s, u"html:503"_s, u"none"_s}, none, none, 0, 3},
    {"nonce used once",                          {u"refuse:SignatureNonceUsed"_s, u"none"_s}, none, none, 0, 2},
    {"TLS",                                      {u"none"_s},                      none, none, 0, 1, 30s, Tls::Good},

    // No complete answer.
    {"no answer",                                {u"hang"_s},        late, none, 3, 1, 2s},
    {"latency beyond the deadline",              {u"delay:60000"_s}, late, none, 3, 1, 2s},
    {"drip beyond the deadline",                 {u"drip:1"_s},      late, none, 3, 1, 2s},
    {"closed before the answer",                 {u"close"_s},       lost, none, 3, 3},
    {"reset before the answer",                  {u"reset"_s},       lost, none, 3, 3},
    {"reset inside the body",                    {u"reset-body"_s},  lost, none, 3, 3},
    {"cut, with Content-Length",                 {u"cut"_s},         lost, none, 3, 3},
    {"redirect to another host",                 {u"redirect:http://%OTHER%/login"_s},
        redirect(u"%OTHER%"_s, 302), none, 3, 1},
    {"redirect that keeps the method",           {u"redirect-307:http://%OTHER%/"_s},
        redirect(u"%OTHER%"_s, 307), none, 3, 1},
    {"redirect to the same host",                {u"redirect:/login"_s},
        redirect(u"%HOST%"_s, 302), none, 3, 1},
    {"certificate of an unknown authority",      {u"none"_s},
        u"The certificate of %HOST% comes from an authority that this computer does not know: if "
        "the endpoint is right, name the authority's certificate as CA file."_s,
        none, 3, 0, 30s, Tls::UnknownAuthority},
    {"expired certificate",                      {u"none"_s},
        u"The certificate of %HOST% has expired: check this computer's clock, else tell the "
        "operator of the endpoint."_s,
        none, 3, 0, 30s, Tls::Expired},
    {"certificate of another host",              {u"none"_s},
        u"The certificate of %HOST% is made out to another host: check the endpoint."_s,
        none, 3, 0, 30s, Tls::OtherHost},
    {"old TLS",                                  {u"none"_s},
        u"%HOST% offers no TLS that is safe (1.2 or newer is needed): check the endpoint and "
        "whether a proxy opens encrypted connections, else tell the operator of the endpoint."_s,
        none, 3, 0, 30s, Tls::Old},

    // Refused.
    {"internal error",                           {u"refuse:InternalError"_s},
        u"The service failed: try again later; if it goes on failing, the support of Alibaba Cloud "
        "needs the RequestId."_s,
        u"InternalError"_s, 4, 3},
    {"unavailable",                              {u"refuse:ServiceUnavailable"_s},
        u"The service is not available at the moment: try again later."_s,
        u"ServiceUnavailable"_s, 4, 3},
    {"throttled",                                {u"throttle"_s},    throttled, u"Throttling.User"_s, 4, 3},
    {"throttled, with x-acs-retry-after",        {u"throttle:20"_s}, throttled, u"Throttling.User"_s, 4, 3},
    {"throttled for longer than there is time",  {u"throttle:90000"_s},
        u"No time is left to try again (the limit is 5 s). "_s + throttled,
        u"Throttling.User"_s, 4, 1, 5s},
    {"closed, and no time to try again",         {u"close"_s},
        u"No time is left to try again (the limit is 1.5 s). "_s + lost,
        none, 4, 2, 1500ms},
    {"nonce used again and again",               {u"refuse:SignatureNonceUsed"_s},
        u"The service got the same signed request twice: something on the way, a proxy for "
        "example, repeats requests; try again."_s,
        u"SignatureNonceUsed"_s, 4, 2},
    {"clock an hour ahead",                      {u"clock:-3600"_s},
        clock(u"60 minutes ahead of"_s), u"InvalidTimeStamp.Expired"_s, 4, 1},
    {"clock an hour behind",                     {u"clock:3600"_s},
        clock(u"60 minutes behind"_s), u"InvalidTimeStamp.Expired"_s, 4, 1},
    {"clock eight hours behind",                 {u"clock:28800"_s},
        u"This computer's clock is 8 hours behind the server: set the clock and its time zone "
        "right, then try again."_s,
        u"InvalidTimeStamp.Expired"_s, 4, 1},
    {"expired STS token",                        {u"refuse:InvalidSecurityToken.Expired"_s},
        u"The security token has expired: get new temporary credentials and enter them."_s,
        u"InvalidSecurityToken.Expired"_s, 4, 1},
    {"wrong secret",                             {u"refuse:SignatureDoesNotMatch"_s},
        u"The signature does not match: the AccessKey secret is wrong in nearly every case, so "
        "enter it again; a proxy that alters requests is the other cause."_s,
        u"SignatureDoesNotMatch"_s, 4, 1},
    {"unknown key",                              {u"refuse:InvalidAccessKeyId.NotFound"_s},
        u"The AccessKey id is unknown to the service: check it for blanks, for an id swapped with "
        "the secret, and for a key of the other site (China or international)."_s,
        u"InvalidAccessKeyId.NotFound"_s, 4, 1},
    {"no permission",                            {u"refuse:NoPermission"_s},
        u"The permission is missing: ask an administrator of the account to grant the RAM action "
        "hdm:GetRedisAllSession to the owner of this AccessKey."_s,
        u"NoPermission"_s, 4, 1},
    {"wrong parameters",                         {u"refuse:InvalidParams"_s},
        u"The service refuses the parameters: check the instance id, that it is a Redis or Tair "
        "instance of this account, and that DAS lists it with the state Normal Access."_s,
        u"InvalidParams"_s, 4, 1},
    {"refused with HTTP status 200",              {u"text:{\"Code\":500,\"Message\":\"The node is busy.\","
                                                  "\"RequestId\":\"01A0F19D-9870-5E78-BF8D-F5CE8D550A2B\",\"Success\":false}"_s},
        u"The service refused the request; it says: The node is busy."_s,
        u"500"_s, 4, 1},
    {"a code that nobody knows",                 {u"refuse:SomethingNew"_s},
        u"The service refused the request; it says: The request was refused on purpose."_s,
        u"SomethingNew"_s, 4, 1},

    // A complete answer that nobody understands.
    {"cut, without Content-Length",              {u"cut-unpromised"_s},
        u"The answer is cut off: its JSON breaks off at its end, byte %NUMBER%. Try again; if it "
        "happens again, a proxy may cut long answers."_s,
        none, 5, 1},
    {"damaged compression",                      {u"gzip-damaged"_s}, damaged, none, 5, 1},
    {"compression without its end",              {u"gzip-cut"_s},     damaged, none, 5, 1},
    {"compression bomb",                         {u"gzip-bomb:2000"_s},
        u"The answer is larger than 512.0 MiB, the most that is accepted: check the endpoint."_s,
        none, 5, 1},
    {"empty",                                    {u"text"_s},
        u"The answer is empty (HTTP status 200, application/json;charset=utf-8): check the "
        "endpoint and the proxy, then try again."_s,
        none, 5, 1},
    {"JSON of something else",                   {u"text:{\"status\":\"UP\"}"_s},
        u"The answer is JSON, but not an answer of DAS with sessions. Check the endpoint."_s,
        none, 5, 1},
    {"no list of sessions",                      {u"text:{\"Code\":200,\"Success\":true,\"Data\":{\"Total\":3},"
                                                  "\"RequestId\":\"01A0F19D-9870-5E78-BF8D-F5CE8D550A2B\"}"_s},
        u"The server reports success, but its answer has no list of sessions: try again, and check "
        "the endpoint if it happens again."_s,
        u"200"_s, 5, 1},
    {"plain text",                               {u"text:hello"_s},
        u"The answer is not JSON from byte 1 on: check the endpoint, and whether a proxy or a "
        "login page has answered instead."_s,
        none, 5, 1},
    {"web page",                                 {u"html"_s},     webPage(200), none, 5, 1},
    {"web page that forbids",                    {u"html:403"_s}, webPage(403), none, 5, 1},
    {"web page that wants a login",              {u"html:407"_s}, webPage(407), none, 5, 1},
    {"web page with 500",                        {u"html:500"_s}, webPage(500), none, 5, 1},
    {"web page with 502",                        {u"html:502"_s}, gateway(502), none, 5, 3},
    {"web page with 503",                        {u"html:503"_s}, gateway(503), none, 5, 3},
    {"web page with 504",                        {u"html:504"_s}, gateway(504), none, 5, 3},
    };
    // clang-format on
    return table;
}

} // namespace sessionscope::testing
