// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/parsertexts.h"

#include "core/displaytext.h"
#include "query/parser.h"
#include "query/words.h"
#include "session/flags.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>
#include <vector>

namespace sessionscope::query::texts {

using namespace Qt::Literals::StringLiterals;

namespace {

struct ProblemText
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::FilterProblem)
};

Problem at(const Token &token, const QString &message)
{
    return {token.begin, token.end - token.begin, message, token.kind == TokenKind::End};
}

// What was typed, short enough for a sentence.
QString shown(const QString &text)
{
    constexpr int kMostCharacters = 40;
    return ProblemText::tr("\"%1\"", "what was typed, in quotation marks")
        .arg(displayText(text, kMostCharacters));
}

QString shown(QStringView filter, const Token &token)
{
    return shown(filter.sliced(token.begin, token.end - token.begin).toString());
}

QString listed(const QStringList &names)
{
    return names.join(ProblemText::tr(", ", "between the items of a list"));
}

// How many characters must be changed, put in, left out, or swapped with the next one.
int distance(QStringView from, QStringView to)
{
    const auto columns = static_cast<std::size_t>(to.size()) + 1;
    const auto isSame = [](QChar a, QChar b) {
        return a.toLower() == b.toLower();
    };
    std::vector<int> beforeLast(columns);
    std::vector<int> last(columns);
    for (std::size_t i = 0; i < columns; ++i)
        last[i] = static_cast<int>(i);
    for (qsizetype row = 0; row < from.size(); ++row) {
        std::vector<int> costs(columns);
        costs[0] = static_cast<int>(row) + 1;
        for (std::size_t i = 1; i < columns; ++i) {
            const auto at = static_cast<qsizetype>(i) - 1;
            const int replaced = last[i - 1] + (isSame(from[row], to[at]) ? 0 : 1);
            costs[i] = std::min({replaced, costs[i - 1] + 1, last[i] + 1});
            if (row > 0 && at > 0 && isSame(from[row], to[at - 1]) && isSame(from[row - 1], to[at]))
                costs[i] = std::min(costs[i], beforeLast[i - 2] + 1);
        }
        beforeLast = std::exchange(last, std::move(costs));
    }
    return last.back();
}

// The name that was most likely meant, or none.
QString similarField(QStringView name)
{
    constexpr qsizetype kLongestName = 24; // keeps hostile words cheap
    constexpr qsizetype kShortName = 4;
    if (name.size() < 3 || name.size() > kLongestName)
        return {};
    QString best;
    int least = name.size() <= kShortName ? 2 : 3; // one mistake in a short name, else two
    const auto offer = [&](const QString &candidate) {
        const int mistakes = distance(name, candidate);
        if (mistakes < least) {
            least = mistakes;
            best = candidate;
        }
    };
    for (const FieldInfo &field : fields()) {
        if (field.column == session::Column::Other)
            continue; // hardly ever meant, and near to many words
        offer(field.name);
        for (const QString &other : otherNames(field))
            offer(other);
    }
    return best;
}

QString valuesOf(const FieldInfo &field)
{
    switch (field.kind) {
    case FieldKind::Number:
    case FieldKind::Id:
    case FieldKind::Port:
        switch (field.unit) {
        case session::Unit::Seconds:
            return ProblemText::tr("a time such as 30, 5m, 2h or 1d");
        case session::Unit::Bytes:
            return ProblemText::tr("a size such as 512, 64KiB or 1MiB");
        case session::Unit::None:
            return ProblemText::tr("a number such as 3, or a range such as 0..7");
        }
        break;
    case FieldKind::Source:
        return ProblemText::tr("an address or a part of one, such as 10.0.0.1");
    case FieldKind::Endpoint:
        return ProblemText::tr("an address with its port, such as 10.0.0.1:5000");
    case FieldKind::Letters:
        return field.column == session::Column::Events
            ? ProblemText::tr("r, w, readable or writable")
            : ProblemText::tr("letters such as S, or a word such as replica or blocked");
    case FieldKind::Role:
        return listed(session::roles());
    case FieldKind::Changed:
    case FieldKind::ChangedSinceMark:
        return ProblemText::tr("new, gone, any, or a member such as cmd");
    case FieldKind::Text:
    case FieldKind::Alias:
    case FieldKind::Tag:
    case FieldKind::Active:
        break;
    }
    return ProblemText::tr("a text such as cart, or \"in quotation marks\"");
}

QString rangesOf(const FieldInfo &field)
{
    if (field.isNumeric())
        return ProblemText::tr("a set such as {0, 3} or a range such as 0..7");
    if (field.kind == FieldKind::Source || field.kind == FieldKind::Endpoint)
        return ProblemText::tr("a block such as 10.0.0.0/8, a range such as 10.0.0.1..10.0.0.9, or "
                               "a set such as {10.0.0.1, 10.0.0.2}");
    return ProblemText::tr("a set such as {get, set}");
}

} // namespace

Problem tooLong(qsizetype size)
{
    return {kMaxFilterCharacters, size - kMaxFilterCharacters,
            ProblemText::tr("The filter has %1 characters; at most %2 can be read.")
                .arg(size)
                .arg(kMaxFilterCharacters),
            false};
}

Problem tooDeep(const Token &found)
{
    return at(found,
              ProblemText::tr("There are more than %1 parentheses or negations within each other; "
                              "write the filter with fewer.")
                  .arg(kMaxFilterDepth));
}

Problem tooManyTerms(const Token &found)
{
    return at(found,
              ProblemText::tr("There are more than %1 words and values; shorten the filter, or "
                              "use a range or wildcards.")
                  .arg(kMaxFilterTerms));
}

Problem unexpectedToken(QStringView filter, const Token &found)
{
    if (found.kind == TokenKind::RightParenthesis)
        return at(found,
                  ProblemText::tr("This closing parenthesis has no opening one before it; remove "
                                  "it, or put it in quotation marks to search for it."));
    return at(found,
              ProblemText::tr("%1 cannot stand here; before it there must be the name of a field "
                              "such as idle. To search for it, put it in quotation marks.")
                  .arg(shown(filter, found)));
}

Problem missingTerm(QStringView filter, const Token &found)
{
    if (found.kind == TokenKind::End)
        return at(found,
                  ProblemText::tr("Something is missing at the end: a word, or a comparison such "
                                  "as idle > 5m."));
    Problem problem =
        at(found,
           ProblemText::tr("A word or a comparison such as idle > 5m must stand before %1. To "
                           "search for it, put it in quotation marks.")
               .arg(shown(filter, found)));
    // "or" may become "order" with the next key.
    problem.isIncomplete = found.kind == TokenKind::Word && found.end == filter.size();
    return problem;
}

Problem openParenthesis(const Token &open, const Token &end)
{
    return at(end,
              ProblemText::tr("The parenthesis at character %1 is not closed: add a ) at the end.")
                  .arg(open.begin + 1));
}

Problem unknownField(const Token &name)
{
    const QString similar = similarField(name.text);
    if (!similar.isEmpty())
        return at(name,
                  ProblemText::tr("There is no field %1. Did you mean %2?")
                      .arg(shown(name.text), similar));
    return at(name,
              ProblemText::tr("There is no field %1. Fields are Name, Client, Idle, Age, Cmd, Db "
                              "and the other members (F1 lists them). To search for the text, put "
                              "it in quotation marks.")
                  .arg(shown(name.text)));
}

Problem fieldComesFirst(const Token &value)
{
    return at(value,
              ProblemText::tr("A comparison begins with its field: write idle > 5m, not 5m < "
                              "idle."));
}

Problem activeStandsAlone(const Token &name, const Token &found)
{
    return {name.begin, found.end - name.begin,
            ProblemText::tr("active stands alone, without a comparison: write active or not "
                            "active."),
            false};
}

Problem missingValue(QStringView filter, const FieldInfo &field, const Token &found)
{
    if (found.kind == TokenKind::End)
        return at(found,
                  ProblemText::tr("A value for %1 is missing: %2.")
                      .arg(QString(field.name), valuesOf(field)));
    return at(found,
              ProblemText::tr("%1 is no value for %2; write %3.")
                  .arg(shown(filter, found), QString(field.name), valuesOf(field)));
}

Problem missingUnknown(QStringView filter, const Token &found)
{
    if (found.kind == TokenKind::End)
        return at(found, ProblemText::tr("Behind \"is\" there must be unknown or not unknown."));
    return at(found,
              ProblemText::tr("Behind \"is\" there can only be unknown or not unknown, not %1. To "
                              "compare with a value, use =.")
                  .arg(shown(filter, found)));
}

Problem neverUnknown(const FieldInfo &field, const Token &found)
{
    return at(found,
              ProblemText::tr("%1 is never unknown; compare it with %2.")
                  .arg(QString(field.name), valuesOf(field)));
}

Problem missingSet(QStringView filter, const FieldInfo &field, const Token &found)
{
    if (found.kind == TokenKind::End)
        return at(found,
                  ProblemText::tr("Behind \"in\" something is missing: %1.").arg(rangesOf(field)));
    return at(found,
              ProblemText::tr("%1 cannot stand behind \"in\"; write %2.")
                  .arg(shown(filter, found), rangesOf(field)));
}

Problem openBrace(const Token &open, const Token &end)
{
    return at(end,
              ProblemText::tr("The brace at character %1 is not closed: add a } at the end.")
                  .arg(open.begin + 1));
}

Problem emptySet(const Token &open, const Token &close)
{
    return {open.begin, close.end - open.begin,
            ProblemText::tr("This set is empty, nothing could pass; write values between the "
                            "braces."),
            false};
}

Problem noOrder(QStringView filter, const FieldInfo &field, const Token &operation)
{
    return at(operation,
              ProblemText::tr("%1 has no order, so that %2 cannot compare it; use =, !=, : or in.")
                  .arg(QString(field.name), shown(filter, operation)));
}

Problem noMatching(const FieldInfo &field, const Token &operation)
{
    return at(operation,
              ProblemText::tr("%1 is a number: ~ is for texts. Use =, !=, <, <=, >, >= or in.")
                  .arg(QString(field.name)));
}

Problem noNumber(const FieldInfo &field, const Token &value)
{
    return at(value,
              ProblemText::tr("%1 is no value for %2; write %3.")
                  .arg(shown(value.text), QString(field.name), valuesOf(field)));
}

Problem unitStandsApart(const Token &unit)
{
    return at(unit,
              ProblemText::tr("The unit must stand right behind the number, without a blank, as in "
                              "5%1. To search for the text, put it in quotation marks.")
                  .arg(unit.text));
}

Problem emptyRange(const Token &value)
{
    return at(value,
              ProblemText::tr("The range %1 is empty: its first number must not be larger than "
                              "its last.")
                  .arg(shown(value.text)));
}

Problem noAddressRange(const FieldInfo &field, const Token &value)
{
    return at(value,
              ProblemText::tr("%1 is no block or range of addresses; write %2.")
                  .arg(shown(value.text), rangesOf(field)));
}

Problem noLetters(const FieldInfo &field, const Token &value)
{
    return at(value,
              ProblemText::tr("%1 is neither a word nor letters that %2 knows. Words are %3.")
                  .arg(shown(value.text), QString(field.name), listed(letterWords(field.column))));
}

Problem noRole(const Token &value)
{
    return at(value,
              ProblemText::tr("%1 is no role. Roles are %2.")
                  .arg(shown(value.text), listed(session::roles())));
}

Problem noChange(const FieldInfo &field, const Token &value)
{
    return at(value,
              ProblemText::tr("%1 is nothing that %2 knows; write new, gone, any, or a member such "
                              "as cmd.")
                  .arg(shown(value.text), QString(field.name)));
}

Problem noRegularExpression(const Token &value, const QString &why, qsizetype where)
{
    return at(value,
              ProblemText::tr("%1 is no regular expression: %2 at its character %3. To search for "
                              "the text itself, use : instead of ~.")
                  .arg(shown(value.text), why, QString::number(where + 1)));
}

} // namespace sessionscope::query::texts
