// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/completion.h"

#include "query/completionplace.h"
#include "query/composing.h"
#include "query/numbers.h"
#include "query/words.h"
#include "session/flags.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace sessionscope::query {

using namespace Qt::Literals::StringLiterals;
using session::Column;
using session::Unit;
using Kind = Completion::Kind;

namespace {

struct CompletionText
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::FilterCompletion)
};

constexpr std::size_t kMostCompletions = 40;

// Text, and what it means.
struct Offer
{
    QLatin1StringView text;
    const char *help;
};

constexpr std::array kOrderOperators{
    Offer{"> "_L1, QT_TRANSLATE_NOOP("sessionscope::FilterCompletion", "more than")},
    Offer{">= "_L1, QT_TRANSLATE_NOOP("sessionscope::FilterCompletion", "at least")},
    Offer{"< "_L1, QT_TRANSLATE_NOOP("sessionscope::FilterCompletion", "less than")},
    Offer{"<= "_L1, QT_TRANSLATE_NOOP("sessionscope::FilterCompletion", "at most")},
};
constexpr std::array kEqualOperators{
    Offer{"= "_L1, QT_TRANSLATE_NOOP("sessionscope::FilterCompletion", "equal to")},
    Offer{"!= "_L1, QT_TRANSLATE_NOOP("sessionscope::FilterCompletion", "known and not equal to")},
};
constexpr Offer kContains{":"_L1, QT_TRANSLATE_NOOP("sessionscope::FilterCompletion", "contains")};
constexpr Offer kMatches{
    "~ "_L1, QT_TRANSLATE_NOOP("sessionscope::FilterCompletion", "matches a regular expression")};
constexpr Offer kIn{"in "_L1,
                    QT_TRANSLATE_NOOP("sessionscope::FilterCompletion", "one of a set or range")};
constexpr Offer kIsUnknown{"is unknown"_L1,
                           QT_TRANSLATE_NOOP("sessionscope::FilterCompletion", "has no value")};
constexpr Offer kNot{"not "_L1,
                     QT_TRANSLATE_NOOP("sessionscope::FilterCompletion", "the opposite")};
constexpr std::array kLinks{
    Offer{"and "_L1, QT_TRANSLATE_NOOP("sessionscope::FilterCompletion", "both must hold")},
    Offer{"or "_L1, QT_TRANSLATE_NOOP("sessionscope::FilterCompletion", "one of both is enough")},
};
constexpr std::array kTimeUnits{
    Offer{"s"_L1, QT_TRANSLATE_NOOP("sessionscope::FilterCompletion", "seconds")},
    Offer{"m"_L1, QT_TRANSLATE_NOOP("sessionscope::FilterCompletion", "minutes")},
    Offer{"h"_L1, QT_TRANSLATE_NOOP("sessionscope::FilterCompletion", "hours")},
    Offer{"d"_L1, QT_TRANSLATE_NOOP("sessionscope::FilterCompletion", "days")},
};
constexpr std::array kSizeUnits{
    Offer{"B"_L1, QT_TRANSLATE_NOOP("sessionscope::FilterCompletion", "bytes")},
    Offer{"KiB"_L1, QT_TRANSLATE_NOOP("sessionscope::FilterCompletion", "1024 bytes")},
    Offer{"MiB"_L1, QT_TRANSLATE_NOOP("sessionscope::FilterCompletion", "1024 KiB")},
    Offer{"GiB"_L1, QT_TRANSLATE_NOOP("sessionscope::FilterCompletion", "1024 MiB")},
};
constexpr std::array kChanges{
    Offer{"new"_L1, QT_TRANSLATE_NOOP("sessionscope::FilterCompletion", "came")},
    Offer{"gone"_L1, QT_TRANSLATE_NOOP("sessionscope::FilterCompletion", "left")},
    Offer{"any"_L1,
          QT_TRANSLATE_NOOP("sessionscope::FilterCompletion", "came, left, or is another")},
};

// "10.1.4.0/24" of "10.1.4.17"; empty for anything else.
QString blockAround(const QString &address)
{
    const QStringList parts = address.split(u'.');
    const bool isIpv4 =
        parts.size() == 4 && std::all_of(parts.begin(), parts.end(), [](const QString &part) {
            bool isNumber = false;
            return part.toUInt(&isNumber) < 256 && isNumber;
        });
    return isIpv4 ? parts.first(3).join(u'.') + ".0/24"_L1 : QString();
}

class Collector
{
public:
    Collector(const QString &text, const CompletionPlace &place, const CompletionSources &sources)
        : m_text(text)
        , m_place(place)
        , m_sources(sources)
    {
    }

    std::vector<Completion> collect()
    {
        switch (m_place.state) {
        case CompletionPlace::State::Nowhere:
            break;
        case CompletionPlace::State::Term:
            addRecentFilters();
            addFields();
            add(kNot, Kind::Keyword);
            break;
        case CompletionPlace::State::AfterTerm:
            addLinks();
            break;
        case CompletionPlace::State::AfterField:
            addOperators();
            break;
        case CompletionPlace::State::Value:
        case CompletionPlace::State::Set:
            addValues();
            break;
        case CompletionPlace::State::In:
            addRanges();
            break;
        case CompletionPlace::State::Is:
            add("unknown"_L1, Kind::Keyword, CompletionText::tr(kIsUnknown.help));
            add("not unknown"_L1, Kind::Keyword, CompletionText::tr("has a value"));
            break;
        }
        // Those that begin so before those that hold it, unless it is one of them already.
        if (!m_isFinished)
            m_likely.insert(m_likely.end(), m_others.begin(), m_others.end());
        m_likely.insert(m_likely.end(), m_filters.begin(), m_filters.end());
        if (m_likely.size() > kMostCompletions)
            m_likely.resize(kMostCompletions);
        return std::move(m_likely);
    }

private:
    void add(const QString &text, Kind kind, const QString &help, bool mayBeWithin = false)
    {
        const QString &typed = m_place.typed;
        const bool isThere = text.trimmed().compare(typed, Qt::CaseInsensitive) == 0;
        m_isFinished = m_isFinished || isThere;
        const bool begins = text.startsWith(typed, Qt::CaseInsensitive);
        if (isThere || (!begins && !(mayBeWithin && text.contains(typed, Qt::CaseInsensitive))))
            return;
        (begins ? m_likely : m_others)
            .push_back({text, m_place.begin, m_place.end - m_place.begin, kind, help});
    }

    void add(const Offer &offer, Kind kind)
    {
        add(offer.text, kind, CompletionText::tr(offer.help));
    }

    // The whole filter, not what is typed of its last word.
    void addRecentFilters()
    {
        const QString typed = m_text.trimmed();
        for (const QString &filter : m_sources.recentFilters) {
            if (filter != typed && filter.contains(typed, Qt::CaseInsensitive)
                && m_text.first(m_place.begin).trimmed().isEmpty())
                m_filters.push_back(
                    {filter, 0, m_text.size(), Kind::Filter, CompletionText::tr("used before")});
        }
    }

    bool isAvailable(Column column) const
    {
        const session::ColumnSet available =
            m_sources.values ? m_sources.values->available : session::kDasColumns;
        return (available & session::columnSet(column)) != 0;
    }

    void addFields()
    {
        for (const FieldInfo &field : fields()) {
            if (!isAvailable(field.column))
                continue;
            const QString name = fieldWord(field);
            QStringList names{name};
            if (!m_place.typed.isEmpty() && !name.startsWith(m_place.typed, Qt::CaseInsensitive))
                names += otherNames(field);
            const bool standsAlone = field.kind == FieldKind::Active;
            for (const QString &one : std::as_const(names))
                add(standsAlone ? one : one + u' ', Kind::Field, fieldHelp(field));
        }
    }

    void addLinks()
    {
        if (m_place.typed.isEmpty() && !m_place.isBehindComparison)
            return; // words come one after the other
        for (const Offer &link : kLinks)
            add(link, Kind::Keyword);
        if (m_place.openParentheses > 0)
            add(")"_L1, Kind::Keyword, CompletionText::tr("ends the parenthesis"));
        if (m_place.typed.isEmpty())
            return;
        addFields();
        add(kNot, Kind::Keyword);
    }

    void addOperators()
    {
        const FieldInfo &field = *m_place.field;
        const bool isChange =
            field.kind == FieldKind::Changed || field.kind == FieldKind::ChangedSinceMark;
        if (field.isNumeric()) {
            for (const Offer &one : kOrderOperators)
                add(one, Kind::Operator);
        }
        if (!field.isNumeric() && m_place.typed.isEmpty())
            addColon();
        for (const Offer &one : kEqualOperators)
            add(one, Kind::Operator);
        if (!field.isNumeric() && !isChange && field.kind != FieldKind::Role)
            add(kMatches, Kind::Operator);
        add(kIn, Kind::Operator);
        if (!isChange)
            add(kIsUnknown, Kind::Operator);
        // The name may have been meant as a word.
        if (!m_place.typed.isEmpty())
            addLinks();
    }

    // It must follow the name at once.
    void addColon()
    {
        m_likely.push_back({kContains.text, m_place.fieldEnd, m_place.end - m_place.fieldEnd,
                            Kind::Operator, CompletionText::tr(kContains.help)});
    }

    void addValues()
    {
        const FieldInfo &field = *m_place.field;
        if (m_place.isPattern)
            return;
        switch (field.kind) {
        case FieldKind::Letters:
            for (const QString &word : letterWords(field.column))
                add(valueWord(word.toLower()), Kind::Word, QString(), true);
            return;
        case FieldKind::Role:
            for (const QString &role : session::roles())
                add(role, Kind::Word, QString());
            return;
        case FieldKind::Changed:
        case FieldKind::ChangedSinceMark:
            for (const Offer &change : kChanges)
                add(change, Kind::Word);
            for (const session::ColumnInfo &column : session::columns()) {
                if (isAvailable(column.column))
                    add(fieldWord(fieldOf(column.column)), Kind::Word,
                        session::columnTitle(column.column));
            }
            return;
        default:
            break;
        }
        if (looksLikeNumber(m_place.typed) && field.unit != Unit::None)
            addUnits(field.unit);
        addSeen(field);
    }

    void addUnits(Unit unit)
    {
        if (!m_place.typed.back().isDigit())
            return;
        const auto &units = unit == Unit::Seconds ? kTimeUnits : kSizeUnits;
        for (const Offer &one : units)
            add(m_place.typed + one.text, Kind::Unit, CompletionText::tr(one.help));
    }

    void addSeen(const FieldInfo &field)
    {
        const bool hasValues = field.kind == FieldKind::Number || field.kind == FieldKind::Text
            || field.kind == FieldKind::Source || field.kind == FieldKind::Alias;
        if (!hasValues || m_sources.values == nullptr)
            return;
        for (const session::ValueCount &seen : m_sources.values->of(field.column)) {
            if (canBeQuoted(seen.value))
                addValue(seen);
        }
    }

    void addValue(const session::ValueCount &seen)
    {
        const QString written = valueWord(seen.value);
        const QString &typed = m_place.typed;
        const bool isThere = written == m_text.sliced(m_place.begin, m_place.end - m_place.begin);
        m_isFinished = m_isFinished || isThere;
        if (isThere || !seen.value.contains(typed, Qt::CaseInsensitive))
            return;
        auto &list = seen.value.startsWith(typed, Qt::CaseInsensitive) ? m_likely : m_others;
        list.push_back(
            {written, m_place.begin, m_place.end - m_place.begin, Kind::Value,
             CompletionText::tr("%Ln session(s)", nullptr, static_cast<int>(seen.sessions))});
    }

    void addRanges()
    {
        const FieldInfo &field = *m_place.field;
        add("{"_L1, Kind::Keyword, CompletionText::tr("a set, up to }"));
        if (field.kind != FieldKind::Source || m_sources.values == nullptr)
            return;
        QStringList blocks;
        for (const session::ValueCount &seen : m_sources.values->of(Column::Client))
            blocks.append(blockAround(seen.value));
        blocks.removeAll(QString());
        blocks.removeDuplicates();
        for (const QString &block : std::as_const(blocks))
            add(block, Kind::Value, CompletionText::tr("256 addresses"));
    }

    const QString &m_text;
    const CompletionPlace &m_place;
    const CompletionSources &m_sources;
    std::vector<Completion> m_likely;
    std::vector<Completion> m_others;
    std::vector<Completion> m_filters;
    bool m_isFinished = false; // what is typed is one of what could stand there
};

} // namespace

std::vector<Completion> completions(const QString &text, qsizetype cursor,
                                    const CompletionSources &sources)
{
    const CompletionPlace place = completionPlace(text, cursor);
    return Collector(text, place, sources).collect();
}

} // namespace sessionscope::query
