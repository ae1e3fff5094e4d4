// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/wordsearch.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace sessionscope::query {

using session::Dictionary;

namespace {

constexpr quint32 kPorts = 65536;
constexpr qsizetype kPortDigits = 5;

bool isAscii(QByteArrayView utf8)
{
    return std::all_of(utf8.begin(), utf8.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool isAscii(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
}

// Finds in the texts of a dictionary, which lie one after the other, those that hold some bytes.
class TextFinder
{
public:
    explicit TextFinder(const Dictionary &dictionary)
        : m_dictionary(dictionary)
        , m_begin(dictionary.joined().data())
    {
    }

    template <class Found>
    void find(std::string_view all, std::string_view bytes, Found found) const
    {
        quint32 code = 0;
        std::size_t at = all.find(bytes);
        while (at != std::string_view::npos) {
            while (end(code) <= at)
                ++code;
            const bool isWithin = at + bytes.size() <= end(code);
            if (isWithin)
                found(code);
            at = all.find(bytes, isWithin ? end(code) : at + 1);
        }
    }

private:
    std::size_t end(quint32 code) const
    {
        const QByteArrayView text = m_dictionary.utf8(code);
        return static_cast<std::size_t>(text.data() + text.size() - m_begin);
    }

    const Dictionary &m_dictionary;
    const char *m_begin;
};

// Texts are searched as the bytes they are. Beyond ASCII two characters fold to an ASCII letter.
Marks textsWithAsciiWord(const Dictionary &dictionary, const QString &word)
{
    constexpr std::string_view kKelvinSign = "\xe2\x84\xaa";
    constexpr std::string_view kLongS = "\xc5\xbf";
    Marks marks(dictionary.size());
    const QByteArrayView bytes = dictionary.joined();
    const std::string_view all(bytes.data(), static_cast<std::size_t>(bytes.size()));
    const TextFinder finder(dictionary);

    std::string folded(all);
    for (char &c : folded)
        c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    finder.find(folded, word.toStdString(), [&](quint32 code) { marks[code] = kHoldsWord; });

    const auto lookClosely = [&](quint32 code) {
        if (dictionary.text(code).contains(word, Qt::CaseInsensitive))
            marks[code] = kHoldsWord;
    };
    if (word.contains(QLatin1Char('k')))
        finder.find(all, kKelvinSign, lookClosely);
    if (word.contains(QLatin1Char('s')))
        finder.find(all, kLongS, lookClosely);
    return marks;
}

bool isNumber(QStringView text)
{
    return std::all_of(text.begin(), text.end(),
                       [](QChar c) { return c >= QLatin1Char('0') && c <= QLatin1Char('9'); });
}

enum class Where : quint8 { Anywhere, AtTheFront };

// Adds \a mark to the ports whose decimal digits hold \a digits, without writing any of them out:
// they are the numbers (front * 10^n + digits) * 10^m + back.
void markPorts(Marks &ports, QStringView digits, Where where, quint8 mark)
{
    if (digits.size() > kPortDigits)
        return;
    quint32 width = 1;
    quint32 value = 0;
    for (const QChar digit : digits) {
        width *= 10;
        value = value * 10 + digit.unicode() - u'0';
    }
    const bool beginsWithZero = !digits.isEmpty() && digits.front() == QLatin1Char('0');
    quint32 scale = 1;
    for (qsizetype size = digits.size(); size <= kPortDigits; ++size, scale *= 10) {
        for (quint32 front = 0; (front * width + value) * scale < kPorts; ++front) {
            const quint32 first = (front * width + value) * scale;
            // A number that begins with 0 is that digit alone.
            if (front > 0 || !beginsWithZero || (scale == 1 && digits.size() == 1)) {
                for (quint32 port = first; port < std::min(first + scale, kPorts); ++port)
                    ports[port] |= mark;
            }
            if (where == Where::AtTheFront)
                break;
        }
    }
}

// Hosts that, with a colon behind them, end in \a ending. Searched for at this one place instead of
// compared, so that it is what searching in the whole text would find there.
void markHostsEndingIn(Marks &marks, const Dictionary &hosts, const QString &ending)
{
    for (quint32 code = 0; code < hosts.size(); ++code) {
        const QString text = hosts.text(code) + QLatin1Char(':');
        const qsizetype from = text.size() - ending.size();
        if (from >= 0 && text.indexOf(ending, from, Qt::CaseInsensitive) >= 0)
            marks[code] |= kHoldsItsPart;
    }
}

} // namespace

Marks textsWithWord(const Dictionary &dictionary, const QString &word)
{
    if (isAscii(word))
        return textsWithAsciiWord(dictionary, word);
    Marks marks(dictionary.size());
    for (quint32 code = 0; code < dictionary.size(); ++code) {
        // A folded character beyond ASCII is that of no ASCII character.
        if (!isAscii(dictionary.utf8(code))
            && dictionary.text(code).contains(word, Qt::CaseInsensitive))
            marks[code] = kHoldsWord;
    }
    return marks;
}

AddrMarks addrsWithWord(const Dictionary &hosts, const QString &word)
{
    AddrMarks marks{textsWithWord(hosts, word), {}};
    // Ports hold no colon: if there is one in the word, its last one is that between host and port.
    const qsizetype colon = word.lastIndexOf(QLatin1Char(':'));
    const QStringView digits = QStringView(word).sliced(colon + 1);
    if (!isNumber(digits))
        return marks;
    marks.ports.resize(kPorts);
    if (colon < 0) {
        markPorts(marks.ports, digits, Where::Anywhere, kHoldsWord);
    } else {
        markPorts(marks.ports, digits, Where::AtTheFront, kHoldsItsPart);
        markHostsEndingIn(marks.hosts, hosts, word.first(colon + 1));
    }
    return marks;
}

} // namespace sessionscope::query
