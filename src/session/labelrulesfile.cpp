// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/labelrulesfile.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <optional>

namespace sessionscope::session {

using namespace Qt::Literals::StringLiterals;

namespace {

struct LabelFileText
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::LabelFile)
};

constexpr std::array<QLatin1StringView, kLabelColorCount + 1> kColorWords{
    QLatin1StringView(), "blue"_L1,  "orange"_L1, "green"_L1,
    "pink"_L1,           "olive"_L1, "sky"_L1,    "purple"_L1};

enum class Member : quint8 { Pattern, Alias, Tags, Color };

//! What starts a formula in a spreadsheet gets a ' in front; so does what the reader would take for
//! such a text, so that it comes back as it was.
bool isGuarded(QStringView cell)
{
    while (cell.startsWith(u'\''))
        cell = cell.sliced(1);
    while (cell.startsWith(u' '))
        cell = cell.sliced(1);
    return !cell.isEmpty() && u"=+-@\t\r\n"_s.contains(cell.front());
}

QString quoted(const QString &text)
{
    QString cell = isGuarded(text) ? u'\'' + text : text;
    const bool isSpecial = std::any_of(cell.cbegin(), cell.cend(), [](QChar c) {
        return c == u',' || c == u'"' || c == u'\r' || c == u'\n';
    });
    if (isSpecial || cell.startsWith(u'#')) // a line that begins with one is a remark
        cell = u'"' + cell.replace(u'"', u"\"\""_s) + u'"';
    return cell;
}

QString unguarded(const QString &cell)
{
    return cell.startsWith(u'\'') && isGuarded(cell) ? cell.sliced(1) : cell;
}

struct Record
{
    qsizetype line = 0;
    QStringList cells;
    bool isTorn = false; //!< a quotation mark that is never closed
};

//! Cuts CSV into records; a cell in quotation marks may go over several lines. Lines that begin
//! with # are left out.
class RecordReader
{
public:
    explicit RecordReader(QStringView text)
        : m_text(text)
    {
    }

    std::optional<Record> next()
    {
        skipRemarks();
        if (m_at >= m_text.size())
            return std::nullopt;
        Record record;
        record.line = m_line;
        QString cell;
        bool isQuoted = false;
        for (; m_at < m_text.size(); ++m_at) {
            const QChar c = m_text[m_at];
            if (isQuoted) {
                if (c == u'\n')
                    ++m_line;
                if (c != u'"') {
                    cell += c;
                } else if (m_at + 1 < m_text.size() && m_text[m_at + 1] == u'"') {
                    cell += c;
                    ++m_at;
                } else {
                    isQuoted = false;
                }
            } else if (c == u'"' && cell.trimmed().isEmpty()) {
                cell.clear();
                isQuoted = true;
            } else if (c == u',') {
                record.cells.append(unguarded(cell));
                cell.clear();
            } else if (c == u'\n') {
                ++m_line;
                ++m_at;
                break;
            } else {
                cell += c;
            }
        }
        record.isTorn = isQuoted;
        if (cell.endsWith(u'\r'))
            cell.chop(1);
        record.cells.append(unguarded(cell));
        return record;
    }

private:
    void skipRemarks()
    {
        while (m_at < m_text.size() && m_text[m_at] == u'#') {
            const qsizetype end = m_text.indexOf(u'\n', m_at);
            m_at = end < 0 ? m_text.size() : end + 1;
            ++m_line;
        }
    }

    QStringView m_text;
    qsizetype m_at = 0;
    qsizetype m_line = 1;
};

bool isBlank(const QStringList &cells)
{
    return std::all_of(cells.begin(), cells.end(),
                       [](const QString &cell) { return cell.trimmed().isEmpty(); });
}

std::optional<Member> memberNamed(const QString &title)
{
    const QString name = title.trimmed().toLower();
    if (name == "pattern"_L1 || name == "address"_L1 || name == "client"_L1 || name == "source"_L1)
        return Member::Pattern;
    if (name == "alias"_L1 || name == "name"_L1)
        return Member::Alias;
    if (name == "tags"_L1 || name == "tag"_L1)
        return Member::Tags;
    if (name == "colour"_L1 || name == "color"_L1)
        return Member::Color;
    return std::nullopt;
}

//! The members that a header line names; none if it is no header line.
std::vector<std::optional<Member>> headerOf(const QStringList &cells)
{
    std::vector<std::optional<Member>> members;
    for (const QString &cell : cells)
        members.push_back(memberNamed(cell));
    const bool isHeader =
        std::find(members.begin(), members.end(), std::optional(Member::Pattern)) != members.end()
        && members.size() > 1
        && std::count(members.begin(), members.end(), std::optional<Member>()) < 2;
    return isHeader ? members : std::vector<std::optional<Member>>();
}

std::optional<int> colorFrom(const QString &text)
{
    const QString word = text.trimmed().toLower();
    if (word.isEmpty() || word == "0"_L1)
        return 0;
    for (int color = 1; color <= kLabelColorCount; ++color) {
        if (word == labelColorWord(color) || word == QString::number(color))
            return color;
    }
    return std::nullopt;
}

//! What keeps \a rule from being used, or an empty text.
QString problemOf(const LabelRule &rule)
{
    if (rule.pattern.isEmpty())
        return LabelFileText::tr("There is no address or name pattern.");
    if (!kindOfLabelPattern(rule.pattern)) {
        return rule.pattern.size() > kMaxLabelPattern
            ? LabelFileText::tr("The pattern is too long.")
            : LabelFileText::tr("The address, block or range is not valid.");
    }
    if (rule.label.alias.isEmpty() && rule.label.tags.isEmpty())
        return LabelFileText::tr("There is neither an alias nor a tag.");
    return {};
}

void take(LabelFile &file, const LabelRule &raw, qsizetype line)
{
    const LabelRule rule = tidyLabelRule(raw);
    QString problem = problemOf(rule);
    if (problem.isEmpty() && file.rules.size() >= kMaxLabelRules)
        problem = LabelFileText::tr("There are too many rules.");
    if (problem.isEmpty())
        file.rules.push_back(rule);
    else
        file.problems.append({line, problem});
}

LabelFile readCsv(QStringView text)
{
    LabelFile file;
    std::vector<std::optional<Member>> members;
    RecordReader reader(text);
    bool isFirst = true;
    while (const auto record = reader.next()) {
        if (isBlank(record->cells))
            continue;
        if (std::exchange(isFirst, false)) {
            members = headerOf(record->cells);
            if (!members.empty())
                continue;
            members = {Member::Pattern, Member::Alias, Member::Tags, Member::Color};
        }
        if (record->isTorn) {
            file.problems.append(
                {record->line, LabelFileText::tr("A quotation mark is not closed.")});
            continue;
        }
        LabelRule rule;
        bool hasColor = true;
        for (qsizetype i = 0; i < record->cells.size(); ++i) {
            const QString &cell = record->cells[i];
            const auto member = static_cast<std::size_t>(i) < members.size()
                ? members[static_cast<std::size_t>(i)]
                : std::nullopt;
            if (member == Member::Pattern)
                rule.pattern = cell;
            else if (member == Member::Alias)
                rule.label.alias = cell;
            else if (member == Member::Tags)
                rule.label.tags = labelTags(cell);
            else if (member == Member::Color) {
                hasColor = colorFrom(cell).has_value();
                rule.label.color = colorFrom(cell).value_or(0);
            }
        }
        if (hasColor)
            take(file, rule, record->line);
        else
            file.problems.append({record->line, LabelFileText::tr("The colour is not known.")});
    }
    return file;
}

LabelFile readHosts(const QList<QStringView> &lines)
{
    LabelFile file;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const qsizetype remark = lines[i].indexOf(u'#');
        const QString line = (remark < 0 ? lines[i] : lines[i].first(remark)).toString();
        QStringList words = line.simplified().split(u' ', Qt::SkipEmptyParts);
        if (words.isEmpty())
            continue;
        LabelRule rule;
        rule.pattern = words.takeFirst();
        if (!words.isEmpty())
            rule.label.alias = words.takeFirst();
        rule.label.tags = words;
        if (!parseAddressRange(rule.pattern))
            file.problems.append(
                {i + 1, LabelFileText::tr("The line does not begin with an address.")});
        else
            take(file, rule, i + 1);
    }
    return file;
}

} // namespace

QLatin1StringView labelColorWord(int color)
{
    return color > 0 && color <= kLabelColorCount ? kColorWords[static_cast<std::size_t>(color)]
                                                  : QLatin1StringView();
}

LabelFile readLabelFile(const QByteArray &utf8)
{
    const QString text = QString::fromUtf8(utf8); // without a byte order mark
    const QList<QStringView> lines = QStringView(text).split(u'\n');
    const bool isCsv = std::any_of(lines.begin(), lines.end(), [](QStringView line) {
        return line.first(line.indexOf(u'#') < 0 ? line.size() : line.indexOf(u'#')).contains(u',');
    });
    return isCsv ? readCsv(text) : readHosts(lines);
}

QByteArray writeLabelCsv(const std::vector<LabelRule> &rules)
{
    QString text = u"pattern,alias,tags,colour\r\n"_s;
    for (const LabelRule &rule : rules) {
        const QStringList cells{quoted(rule.pattern), quoted(rule.label.alias),
                                quoted(rule.label.tags.join(u' ')),
                                labelColorWord(rule.label.color)};
        text += cells.join(u',') + u"\r\n"_s;
    }
    return text.toUtf8();
}

} // namespace sessionscope::session
