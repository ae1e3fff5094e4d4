// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/tablewriter.h"

#include "support/plainsessions.h"

#include <QBuffer>
#include <QStringList>
#include <QTest>

#include <limits>

using namespace sessionscope;
using namespace sessionscope::exporting;
using session::Column;
using session::columnInfo;
using session::ValueType;
using Kind = TableFormat::Kind;
using Preset = TableFormat::Preset;

Q_DECLARE_METATYPE(sessionscope::exporting::TableFormat)

namespace {

// A table written cell by cell from rows that know nothing of columns and dictionaries.
class NaiveWriter
{
public:
    NaiveWriter(const TableFormat &format, std::vector<Column> columns)
        : m_format(format)
        , m_columns(std::move(columns))
    {
    }

    QByteArray table(const test::PlainSessions &sessions, const std::vector<quint32> &rows)
    {
        QByteArrayList records;
        for (const quint32 row : rows)
            records.append(m_format.hasPreset() ? line(sessions[row]) : object(sessions[row]));
        if (m_format.kind == Kind::Ndjson)
            return records.isEmpty() ? QByteArray() : records.join('\n') + '\n';
        if (m_format.kind == Kind::Json)
            return records.isEmpty() ? QByteArray("[]\n") : "[\n" + records.join(",\n") + "\n]\n";
        QByteArrayList names;
        for (const Column column : m_columns)
            names.append(name(column));
        records.prepend(names.join(m_format.separator()));
        return (m_format.hasByteOrderMark() ? "\xEF\xBB\xBF" : "")
            + records.join(m_format.lineEnd()) + m_format.lineEnd();
    }

    quint64 neutralised() const { return m_neutralised; }

    quint64 longIntegers() const { return m_longIntegers; }

private:
    static QByteArray name(Column column)
    {
        const QLatin1String text = columnInfo(column).apiName;
        return {text.data(), text.size()};
    }

    static std::optional<QByteArray> integer(const test::PlainSession &session, Column column)
    {
        if (columnInfo(column).type == ValueType::Id)
            return session.id ? std::optional(QByteArray::number(*session.id)) : std::nullopt;
        const std::optional<qint64> &number = session.number(column);
        return number ? std::optional(QByteArray::number(*number)) : std::nullopt;
    }

    QByteArray line(const test::PlainSession &session)
    {
        QByteArrayList cells;
        for (const Column column : m_columns)
            cells.append(columnInfo(column).type == ValueType::Text
                             ? textCell(session.text(column).value_or(QByteArray()))
                             : integerCell(integer(session, column).value_or(QByteArray())));
        const QByteArray line = cells.join(m_format.separator());
        return line.isEmpty() ? QByteArray("\"\"") : line;
    }

    QByteArray integerCell(const QByteArray &digits)
    {
        const bool isLong = m_format.preset == Preset::Spreadsheet
            && QByteArray(digits).replace('-', "").size() > 15;
        m_longIntegers += isLong ? 1 : 0;
        return isLong ? '\'' + digits : digits;
    }

    QByteArray textCell(QByteArray text)
    {
        qsizetype first = 0;
        while (first < text.size() && text[first] == ' ')
            ++first;
        if (m_format.preset != Preset::Scripts && first < text.size()
            && QByteArray("=+-@\t\r\n").contains(text[first])) {
            text.prepend('\'');
            ++m_neutralised;
        }
        if (!text.contains(m_format.separator()) && !text.contains('"') && !text.contains('\r')
            && !text.contains('\n'))
            return text;
        return '"' + text.replace('"', "\"\"") + '"';
    }

    QByteArray object(const test::PlainSession &session)
    {
        QByteArrayList members;
        for (const Column column : m_columns) {
            QByteArray value = "null";
            if (columnInfo(column).type != ValueType::Text)
                value = integer(session, column).value_or(value);
            else if (const std::optional<QByteArray> &text = session.text(column))
                value = '"' + escaped(*text) + '"';
            members.append('"' + name(column) + "\":" + value);
        }
        return '{' + members.join(',') + '}';
    }

    static QByteArray escaped(const QByteArray &text)
    {
        QByteArray out;
        for (const char c : text) {
            if (c == '"' || c == '\\')
                out += '\\';
            if (c == '\n')
                out += "\\n";
            else if (c == '\r')
                out += "\\r";
            else if (c == '\t')
                out += "\\t";
            else if (static_cast<unsigned char>(c) < 0x20)
                out += "\\u00" + QByteArray(1, c).toHex();
            else
                out += c;
        }
        return out;
    }

    TableFormat m_format;
    std::vector<Column> m_columns;
    quint64 m_neutralised = 0;
    quint64 m_longIntegers = 0;
};

// Columns differ in how wide their values lie apart, and in how many are unknown.
class DrawnTable
{
public:
    explicit DrawnTable(test::TestRandom &random)
        : m_random(random)
    {
        for (Kinds &kind : m_kinds)
            kind = {random.below(8), random.oneOf(std::initializer_list<int>{1, 2, 20, 1000})};
    }

    test::PlainSessions sessions(int count)
    {
        test::PlainSessions rows(static_cast<std::size_t>(count));
        for (test::PlainSession &row : rows) {
            for (const session::ColumnInfo &column : session::columns())
                fill(row, column);
        }
        return rows;
    }

private:
    struct Kinds
    {
        int width;
        int unknownOneIn; // 1: all
    };

    void fill(test::PlainSession &row, const session::ColumnInfo &column)
    {
        const Kinds &kind = m_kinds[static_cast<std::size_t>(column.column)];
        if (m_random.oneIn(kind.unknownOneIn))
            return;
        const qint64 number = drawnNumber(kind.width);
        if (column.type == ValueType::Id)
            row.id = static_cast<quint64>(number);
        else if (column.type == ValueType::Integer)
            row.number(column.column) = number;
        else
            row.text(column.column) = kind.width < 2 ? QByteArray("=N") : drawnText(column.column);
    }

    QByteArray drawnText(Column column)
    {
        QByteArray text = test::drawnFromHostileTexts(m_random);
        if (column == Column::Addr && m_random.oneIn(2))
            text += ':' + QByteArray::number(m_random.below(70'000));
        return text;
    }

    qint64 drawnNumber(int width)
    {
        constexpr qint64 kMax = std::numeric_limits<qint64>::max();
        switch (width) {
        case 0:
            return 0;
        case 1:
            return m_random.between(-1, 200);
        case 2:
            return m_random.between(99'999'900, 100'000'100);
        case 3:
            return m_random.between(-30'000, 30'000);
        case 4:
            return m_random.between(999'999'999'000'000, 1'000'000'001'000'000);
        case 5:
            return m_random.between(9'999'999'999'999'900, 10'000'000'000'000'100);
        case 6:
            return m_random.between(0, qint64(1) << m_random.below(62));
        default:
            return m_random.between(-kMax - 1, kMax);
        }
    }

    test::TestRandom &m_random;
    std::array<Kinds, session::kColumnCount> m_kinds;
};

} // namespace

//! The writer of tables against a naive one, over random tables: the same bytes and counts.
class NaiveTableTest : public QObject
{
    Q_OBJECT

private slots:
    void bothWriteTheSame_data();
    void bothWriteTheSame();

private:
    static std::vector<Column> drawnColumns(test::TestRandom &random);
    static std::vector<quint32> drawnRows(test::TestRandom &random, int count);
};

std::vector<Column> NaiveTableTest::drawnColumns(test::TestRandom &random)
{
    std::vector<Column> all = session::columnsOf(session::kAllColumns);
    if (random.oneIn(4))
        return all;
    std::vector<Column> columns;
    for (int left = 1 + random.below(random.oneIn(3) ? 1 : 8); left > 0; --left) {
        const auto at = random.below(static_cast<int>(all.size()));
        columns.push_back(all[static_cast<std::size_t>(at)]);
        all.erase(all.begin() + at);
    }
    return columns;
}

// In any order; few of them, so that most texts are in no row, or all.
std::vector<quint32> NaiveTableTest::drawnRows(test::TestRandom &random, int count)
{
    std::vector<quint32> rows;
    const int among = random.oneIn(3) ? 20 : 1;
    for (int row = 0; row < count; ++row) {
        if (random.oneIn(among))
            rows.push_back(static_cast<quint32>(row));
    }
    if (random.oneIn(2)) {
        for (std::size_t i = rows.size(); i > 1; --i)
            std::swap(rows[i - 1],
                      rows[static_cast<std::size_t>(random.below(static_cast<int>(i)))]);
    }
    return rows;
}

void NaiveTableTest::bothWriteTheSame_data()
{
    QTest::addColumn<TableFormat>("format");
    for (const Preset preset : {Preset::Standard, Preset::Spreadsheet, Preset::Scripts}) {
        for (const Kind kind : {Kind::Csv, Kind::Tsv}) {
            for (const bool comma : {false, true})
                QTest::addRow("%s %s%s", kindName(kind).data(), presetName(preset).data(),
                              comma ? " comma" : "")
                    << TableFormat{kind, preset, comma};
        }
    }
    QTest::addRow("JSON") << TableFormat{Kind::Json, Preset::Standard, false};
    QTest::addRow("NDJSON") << TableFormat{Kind::Ndjson, Preset::Standard, false};
}

void NaiveTableTest::bothWriteTheSame()
{
    QFETCH(TableFormat, format);
    for (quint32 round = 0; round < 40; ++round) {
        test::TestRandom random(100 * round + 1);
        const int count = random.below(random.oneIn(8) ? 6000 : 300);
        const test::PlainSessions sessions = DrawnTable(random).sessions(count);
        const SessionsTable table{test::toSnapshot(sessions), drawnRows(random, count),
                                  drawnColumns(random)};
        NaiveWriter naive(format, table.columns);
        const QByteArray expected = naive.table(sessions, table.rows);
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        const Result<TableCounts> counts = writeTable(table, format, buffer);
        const QByteArray seed = "seed " + QByteArray::number(random.seed());
        QVERIFY2(counts, seed.constData());
        if (buffer.data() != expected) {
            const auto differs = std::mismatch(expected.begin(), expected.end(),
                                               buffer.data().begin(), buffer.data().end());
            const auto at = differs.first - expected.begin();
            const QByteArray message = seed + ", from byte " + QByteArray::number(at) + ": "
                + buffer.data().mid(at - 20, 60).toPercentEncoding() + " instead of "
                + expected.mid(at - 20, 60).toPercentEncoding();
            QFAIL(message.constData());
        }
        const TableCounts wanted{table.rows.size(), static_cast<int>(table.columns.size()),
                                 naive.neutralised(), naive.longIntegers(), expected.size()};
        QVERIFY2(*counts == wanted, seed.constData());
    }
}

QTEST_GUILESS_MAIN(NaiveTableTest)
#include "tst_naivetable.moc"
