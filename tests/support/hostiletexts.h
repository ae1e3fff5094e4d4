// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringConverter>

#include <string>
#include <vector>

//! Texts that a client may have chosen to do harm, or that are easily done wrong: the one list of
//! all tests of hostile data.
namespace sessionscope::test {

struct HostileText
{
    const char *what;
    QByteArray utf8; //!< valid

    //! With a byte order mark at its beginning, which QString::fromUtf8() would leave out.
    QString text() const
    {
        QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
        return decode(utf8);
    }
};

//! What markup would be painted in: no colour of the program's.
inline constexpr unsigned kMarkupColor = 0xff00ff;

//! Up to some hundred bytes each.
inline const std::vector<HostileText> &shortHostileTexts()
{
    using namespace std::string_literals;
    static const std::vector<HostileText> kTexts = [] {
        std::vector<HostileText> texts;
        const auto add = [&texts](const char *what, const std::string &utf8) {
            texts.push_back({what, QByteArray(utf8.data(), static_cast<qsizetype>(utf8.size()))});
        };
        add("nothing", ""s);
        add("blank", " "s);
        add("blanks around", "  a b  "s);
        add("null", "null"s);
        add("NULL", "NULL"s);
        add("zero", "0"s);
        add("dash", "-"s);

        add("bold", "<b>evil</b>"s);
        add("end tag", "</b><script>evil()</script>"s);
        add("picture", "<img src=\"http://evil.example/x.png\" width=400 height=400>"s);
        add("link", "<a href='file:///etc/passwd'>evil</a>"s);
        add("coloured table",
            "<table bgcolor=#ff00ff width=900 height=900><tr><td><font color=#ff00ff>evil"
            "</font></td></tr></table>"s);
        add("document", "<!DOCTYPE html><html><body bgcolor=\"#ff00ff\">evil</body></html>"s);
        add("rich text by Qt's guess", "<qt><font color=\"#ff00ff\">evil"s);
        add("entities", "&lt;b&gt;evil&amp;&#x202e;"s);
        add("end of CDATA", "]]></text><svg onload=evil>"s);
        add("Markdown", "**evil** [x](http://evil.example) ![x](y) `c` ~~s~~ | a | b |\\|"s);
        add("Markdown's rule", "--- | :---"s);

        add("formula", "=1+1"s);
        add("formula with a call", "=HYPERLINK(\"http://evil.example\",\"x\")"s);
        add("plus", "+1+1"s);
        add("minus", "-1+1"s);
        add("at", "@SUM(A1)"s);
        add("formula behind blanks", "   =1+1"s);
        add("formula behind TAB", "\t=1+1"s);
        add("formula behind CR", "\r=1+1"s);
        add("formula behind LF", "\n=1+1"s);
        add("apostrophe", "'=1+1"s);

        add("ANSI colours", "\x1b[31mevil\x1b[0m"s);
        add("ANSI clears the screen", "\x1b[2J\x1b[H"s);
        add("title of the terminal", "\x1b]0;evil\x07"s);
        add("link of the terminal", "\x1b]8;;http://evil.example\x1b\\x\x1b]8;;\x1b\\"s);
        add("C1 controls", "\u0080\u0085\u009b31mevil\u009d0;x\u009c\u009f"s);
        add("NUL", "\0"s);
        add("NUL inside", "a\0b"s);
        add("C0 controls", "\x01\x02\x07\x08\x0b\x0c\x0e\x1f\x7f"s);
        add("CR and LF", "a\r\nb\nc\rd"s);
        add("TAB", "a\tb"s);
        add("forged line", "x\nsessionscope: The AccessKey was sent.\n"s);

        add("right-to-left override", "\u202egpj.exe\u202c"s);
        add("isolates and marks", "\u2066\u2067\u2068a\u2069\u200e\u200f\u061c"s);
        add("embeddings without end", "\u202a\u202b\u202d\u202e"s);
        add("zero width", "a\u200bb\u200cc\u200dd\u2060e\ufefff\u00adg"s);
        add("line separators", "a\u2028b\u2029c"s);
        add("fillers", "\u115f\u1160\u3164\uffa0\u034f\u180e"s);
        add("variation selectors", "a\ufe0fb\U000e0100"s);
        add("tags", "a\U000e0041\U000e007f"s);
        add("noncharacters", "\ufdd0\ufffe\uffff\U0001ffff\U0010ffff"s);
        add("object and replacement", "\ufffc\ufffd"s);
        add("byte order mark", "\ufeff"s);
        add("other blanks", "\u00a0\u2003\u3000\u1680"s);
        std::string tower = "e";
        for (int i = 0; i < 60; ++i)
            tower += i % 2 == 0 ? "\u0301" : "\u0329";
        add("tower of marks", tower);
        add("marks alone", "\u0301\u0301\u20dd\u0489"s);
        add("accents", "e\u0301 \u00e4\u00f6\u00fc"s);
        add("Chinese", "\u4e2d\u6587"s);
        add("crab", "\U0001f980"s);
        add("wide letters", "\ufdfd\ufdfd\U0001242b"s);
        add("Hebrew and digits", "\u05d0\u05d1 12 (\u05d2)"s);

        add("quotation mark", "\""s);
        add("quoted", "\"quoted\""s);
        add("end of a quoted cell", "\",\"evil\",\""s);
        add("backslash", "\\"s);
        add("backslashes", "back\\slash\\\\\\\""s);
        add("JSON escape", "\\u0041\\n"s);
        add("separators", ",;|\t"s);
        add("apostrophes", "' '' \u2018\u2019 \u201c\u201d"s);
        add("end of the filter's word", "\" or addr ~ \".*"s);
        add("filter", "x and not (idle > 5) or {a, b}"s);
        add("wildcards", "* ? [a-z] .* ^x$ (?R)"s);
        add("shell", "$(reboot); `id` && rm -rf ~ > /dev/null"s);

        add("percent", "%1 %2 %99 %n %L1 %Ln %%1"s);
        add("printf", "%s%n%d%x%p%1$n"s);
        add("access keys", "&File && &\tCtrl+Q"s);
        add("mark of unsaved windows", "x[*] [*][*]"s);
        add("file filters", "x (*.exe);;All (*)"s);
        add("path", "../../../etc/passwd"s);
        add("device", "CON"s);
        add("option", "-rf --help"s);
        add("hidden", ".ssh"s);
        add("drive", "C:\\x:y*?\"<>|"s);
        add("folder", "/"s);

        add("kills another", "10.0.0.1:1\nFLUSHALL"s);
        add("kills by other means", "10.0.0.1:1 SKIPME no"s);
        add("address with an id", "10.0.0.1:1 id=7"s);
        add("loopback of IPv6", "[::1]:1"s);
        add("without brackets", "::1"s);
        add("brackets alone", "[::1]"s);
        add("single quote", "'"s);
        add("address", "10.0.0.1"s);
        add("port 0", "10.0.0.1:0"s);
        add("highest port", "10.0.0.1:65535"s);
        add("port too high", "10.0.0.1:65536"s);
        add("zeros before the port", "10.0.0.1:007"s);
        add("no port", "10.0.0.1:"s);
        add("no host", ":1"s);
        add("colons", "a:b:c"s);
        add("Unix socket", "/run/redis.sock:0"s);
        add("subcommand", "client|list"s);
        add("pair", "x=y z"s);
        add("lower case", "cart"s);
        add("upper case", "Cart"s);
        add("number behind", "cart2"s);
        add("larger number behind", "cart10"s);
        return texts;
    }();
    return kTexts;
}

//! The same and some of 20,000 characters.
inline const std::vector<HostileText> &hostileTexts()
{
    static const std::vector<HostileText> kTexts = [] {
        std::vector<HostileText> texts = shortHostileTexts();
        texts.push_back({"20,000 letters", QByteArray(20'000, 'w')});
        texts.push_back({"20,000 tags", QByteArray("<b>").repeated(6'667)});
        texts.push_back({"20,000 marks", "e" + QByteArray("\u0301").repeated(20'000)});
        texts.push_back({"20,000 controls", QByteArray("\x1b\n").repeated(10'000)});
        texts.push_back({"20,000 crabs", QByteArray("\U0001f980").repeated(20'000)});
        return texts;
    }();
    return kTexts;
}

} // namespace sessionscope::test
