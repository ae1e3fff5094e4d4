// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/redaction.h"

#include "core/displaytext.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace sessionscope {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Rule
{
    const char16_t *pattern;
    const char16_t *replacement;
};

//! From what is said most clearly to what is only suspected; what an earlier rule has put there is
//! taken by no later one. Words are letters of any script: hosts may be named 订单库.公司.cn.
constexpr std::array kRules{
    // scheme://user:password@host/path?query
    Rule{uR"re((?i)\b(https?|rediss?|socks5?|ftp|wss?)://[^\s"'<>]+)re", u"<url>"},
    // secret: "abc", Signature=..., Authorization: Bearer abc
    Rule{uR"re((?i)((?:secret|token|passw(?:or)?d|pwd|signature|authorization|credential)re"
         uR"re(|access.?key)[\w-]{0,20}["']?\s*[:=]\s*["']?))re"
         uR"re((?:(?:bearer|basic)\s+)?[^\s"',;&]+)re",
         u"\\1<secret>"},
    // Paths have blanks, too. Quoted they end with the quotation, elsewhere where a reason follows.
    Rule{uR"re((?i)"(?:file:|~|/|[a-z]:[\\/]|\\\\)(?:\\.|[^"\\])*")re", u"<path>"},
    Rule{
        uR"re((?i)(?<![\w<])(?:file:/|~[\w.-]*/|/(?=[^\s/])|[a-z]:[\\/](?=\S)|\\\\)(?:(?!: |["'<>]).)+)re",
        u"<path>"},
    Rule{uR"re((?i)\bacs:[^\s"']+)re", u"<account>"},
    Rule{uR"re([^\s@"'<>(),;:]+@[^\s@"'<>(),;]+)re", u"<user>"},
    // AccessKey ids, and those of STS
    Rule{uR"re(\b(?:LTAI|STS\.)[\w.*-]*)re", u"<key>"},
    // UUIDs: requests, connections
    Rule{uR"re((?i)\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b)re", u"<id>"},
    // r-bp1zxszhcgatnx, its nodes and its proxies
    Rule{uR"re((?i)\b(?:r|tr|tair|rm|dds|pc|hdm|i|vpc|vsw)-[a-z0-9]{6,}[\w-]*)re", u"<instance>"},
    // IPv6, with zone and port; a time of day has two colons only
    Rule{uR"re((?<![\w:.])\[?(?=[0-9A-Fa-f:.]{0,45}(?:::|(?::[0-9A-Fa-f]{1,4}){3})))re"
         uR"re([0-9A-Fa-f:.]{2,45}(?:[%/][\w-]{1,20})?\]?(?::\d{1,5})?(?!\w))re",
         u"<address>"},
    Rule{uR"re((?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5}|/\d{1,2})?(?![\w]))re", u"<address>"},
    // Names with a dot; our own files, logging categories and the codes of the API are none
    Rule{
        uR"re((?i)(?<![\w.-])(?!(?:qt|kf)\.|sessionscope\.(?:cloud|keychain|live|settings|demo|redis|gui|ini)(?![\w.])))re"
        uR"re((?!(?:connections|sources|looks|columnsets|colourrules|filters)\.json\b))re"
        uR"re((?!(?-i:(?:Forbidden|Incomplete|Instance|Internal|Invalid|Missing|NoPermission)re"
        uR"re(|Service|Signature|Throttling)[A-Za-z]*(?:\.[A-Z][A-Za-z]*)+)(?![\w.-])))re"
        uR"re((?:[\w-]{1,63}\.){1,10}(?:\p{L}{2,24}|xn--[\w-]{1,59})(?![\w-])(?::\d{1,5}\b)?)re",
        u"<host>"},
    // redis01:6379
    Rule{uR"re((?<![\w<])\p{L}[\w-]{0,62}:\d{2,5}\b)re", u"<host>"},
    // What looks drawn by lot: long, with digits and letters, or digits alone
    Rule{
        uR"re((?<![\w<])(?=[A-Za-z+/=_-]{0,60}\d)(?=[\d+/=_-]{0,60}[A-Za-z])[A-Za-z0-9+/=_-]{16,})re",
        u"<id>"},
    Rule{uR"re((?<![\w<])(?=[A-Za-z0-9+/=]*[a-z])(?=[A-Za-z0-9+/=]*[A-Z])[A-Za-z0-9+/=]{28,})re",
         u"<id>"},
    Rule{uR"re((?<!\d)\d{12,}(?!\d))re", u"<number>"},
};

const std::array<QRegularExpression, kRules.size()> &expressions()
{
    static const auto all = [] {
        std::array<QRegularExpression, kRules.size()> made;
        for (std::size_t i = 0; i < kRules.size(); ++i) {
            made[i] = QRegularExpression(QString::fromUtf16(kRules[i].pattern),
                                         QRegularExpression::UseUnicodePropertiesOption);
            Q_ASSERT_X(made[i].isValid(), "redaction", qUtf8Printable(made[i].errorString()));
        }
        return made;
    }();
    return all;
}

bool isWordCharacter(QChar character)
{
    return character.isLetterOrNumber() || character == u'_';
}

QString withoutWord(QString text, const QString &word)
{
    qsizetype at = 0;
    while ((at = text.indexOf(word, at, Qt::CaseInsensitive)) >= 0) {
        const qsizetype end = at + word.size();
        // A name that begins or ends with a sign has no border there.
        const bool beginsWord =
            at == 0 || !isWordCharacter(text[at - 1]) || !isWordCharacter(word.front());
        const bool endsWord =
            end == text.size() || !isWordCharacter(text[end]) || !isWordCharacter(word.back());
        if (!beginsWord || !endsWord) {
            ++at;
            continue;
        }
        static const QString kName = u"<name>"_s;
        text.replace(at, word.size(), kName);
        at += kName.size();
    }
    return text;
}

//! What is left of a line that is too long must not end within what a rule would have known.
QStringView cut(QStringView line)
{
    if (line.size() <= Redaction::kMaxLineCharacters)
        return line;
    line = line.left(Redaction::kMaxLineCharacters);
    return line.left(std::max<qsizetype>(line.lastIndexOf(u' '), 0));
}

} // namespace

Redaction::Redaction(const QStringList &names)
{
    for (const QString &name : names) {
        if (!name.trimmed().isEmpty())
            m_names.append(displayText(name.trimmed(), kMaxLineCharacters));
    }
    m_names.removeDuplicates();
    // "orders" must not break "orders-prod".
    std::ranges::sort(m_names, [](const QString &a, const QString &b) {
        return a.size() != b.size() ? a.size() > b.size() : a < b;
    });
}

QString Redaction::of(const QString &text) const
{
    QStringList lines;
    for (const QStringView line : QStringView(text).split(u'\n'))
        lines.append(ofLine(line));
    return lines.join(u'\n');
}

QString Redaction::ofLine(QStringView line) const
{
    const QStringView kept = cut(line);
    QString text = displayText(kept, kMaxLineCharacters);
    for (const QString &name : m_names)
        text = withoutWord(std::move(text), name);
    for (std::size_t i = 0; i < kRules.size(); ++i)
        text.replace(expressions()[i], QString::fromUtf16(kRules[i].replacement));
    if (kept.size() < line.size())
        text += u'…';
    return text;
}

} // namespace sessionscope
