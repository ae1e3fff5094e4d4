// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/labelcolumns.h"

#include "session/orderindex.h"
#include "session/sourcelabels.h"
#include "support/drawnsnapshot.h"
#include "support/plainsessions.h"

#include <QTest>

#include <memory>

using namespace sessionscope::session;
using namespace sessionscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QLocale kEnglish(QLocale::English, QLocale::UnitedStates);

QStringList texts(const TextColumn &column)
{
    QStringList texts;
    for (std::size_t row = 0; row < column.codes.size(); ++row) {
        const auto code = column.codes.value(row);
        texts.append(code ? u'"' + column.texts.text(static_cast<quint32>(*code)) + u'"' : u"-"_s);
    }
    return texts;
}

// The codes of labels for the texts that they are drawn for.
SourceLabels drawnLabels(TestRandom &random, const SessionSnapshot &snapshot)
{
    SourceLabels labels;
    for (int i = random.below(5); i > 0; --i) {
        SourceLabel label;
        if (!random.oneIn(3))
            label.alias = QString::fromUtf8(drawnFromHostileTexts(random));
        for (int tags = random.below(3); tags > 0; --tags)
            label.tags.append(u"tag%1"_s.arg(random.below(9)));
        labels.labels.push_back(label);
    }
    const auto labelSome = [&](Column column) {
        std::vector<quint32> ofCode(snapshot.dictionary(column).size(), kNoLabel);
        for (quint32 &label : ofCode) {
            if (!labels.labels.empty() && random.oneIn(2))
                label = static_cast<quint32>(random.below(static_cast<int>(labels.labels.size())));
        }
        return ofCode;
    };
    labels.ofSource = labelSome(Column::Client);
    labels.ofName = labelSome(Column::Name);
    return labels;
}

// What is shown first, row by row.
std::optional<QString> naiveAlias(const SourceLabels &labels, const SessionSnapshot &snapshot,
                                  quint32 row)
{
    if (const SourceLabel *label = labelOf(&labels, snapshot, row)) {
        if (!label->alias.isEmpty())
            return label->alias;
        if (!label->tags.isEmpty())
            return label->tags.join(u' ');
    }
    return snapshot.text(Column::ClientDesc, row);
}

SnapshotPointer withShownAliases(const SourceLabels &labels, const SessionSnapshot &snapshot)
{
    PlainSessions rows = toPlain(snapshot);
    for (quint32 row = 0; row < snapshot.rowCount(); ++row) {
        const std::optional<QString> alias = naiveAlias(labels, snapshot, row);
        rows[row].text(Column::ClientDesc) = alias ? std::optional(alias->toUtf8()) : std::nullopt;
    }
    return toSnapshot(rows);
}

} // namespace

class TestLabelColumns : public QObject
{
    Q_OBJECT

private slots:

    void theSourceIsAskedBeforeTheName()
    {
        const SnapshotPointer snapshot = drawnSnapshot(R"(
            Client    Name  ClientDesc
            10.0.0.1  cart  console
            10.0.0.2  cart  console
            10.0.0.3  shop  console
            10.0.0.4  shop  -
            -         cart  ""
        )");
        const Dictionary &sources = snapshot->dictionary(Column::Client);
        SourceLabels labels;
        labels.labels = {{u"pool"_s, {u"prod"_s, u"blue"_s}, 1},
                         {{}, {u"batch"_s}, 0},
                         {{}, {}, 3},
                         {u"carts"_s, {}, 0}};
        labels.ofSource.assign(sources.size(), kNoLabel);
        labels.ofSource[*sources.find("10.0.0.1")] = 0;
        labels.ofSource[*sources.find("10.0.0.3")] = 1;
        labels.ofSource[*sources.find("10.0.0.4")] = 2;
        labels.ofName.assign(snapshot->dictionary(Column::Name).size(), kNoLabel);
        labels.ofName[*snapshot->dictionary(Column::Name).find("cart")] = 3;

        QCOMPARE(texts(localAliases(*snapshot, labels)),
                 (QStringList{u"\"pool\""_s, u"\"carts\""_s, u"-"_s, u"-"_s, u"\"carts\""_s}));
        QCOMPARE(texts(localTags(*snapshot, labels)),
                 (QStringList{u"\"prod blue\""_s, u"-"_s, u"\"batch\""_s, u"-"_s, u"-"_s}));
        QCOMPARE(
            texts(shownAliases(*snapshot, labels)),
            (QStringList{u"\"pool\""_s, u"\"carts\""_s, u"\"batch\""_s, u"-"_s, u"\"carts\""_s}));
        QCOMPARE(
            texts(shownAliases(*snapshot, {})),
            (QStringList{u"\"console\""_s, u"\"console\""_s, u"\"console\""_s, u"-"_s, u"\"\""_s}));
        QCOMPARE(texts(localAliases(*snapshot, {})), QStringList(5, u"-"_s));
    }

    void aliasesSortAsTheyAreShown()
    {
        TestRandom random;
        PlainSessions sessions = drawnSessions(random, 60);
        SnapshotPointer snapshot = toSnapshot(sessions);
        auto labels = std::make_shared<const SourceLabels>(drawnLabels(random, *snapshot));
        auto index = std::make_unique<OrderIndex>(snapshot, kEnglish);
        index->setLabels(labels);
        for (int round = 0; round < 80; ++round) {
            SortSpec spec{
                {Column::ClientDesc, random.oneIn(2) ? Qt::AscendingOrder : Qt::DescendingOrder}};
            if (random.oneIn(3))
                spec.push_back({columnAt(random.below(kColumnCount)), Qt::DescendingOrder});
            if (random.oneIn(3)) {
                for (PlainSession &session : sessions) {
                    if (random.oneIn(4))
                        session = drawnSession(random);
                }
                snapshot = toSnapshot(sessions);
                index = std::make_unique<OrderIndex>(snapshot, *index, spec);
                labels = nullptr;
            }
            if (!labels || random.oneIn(3))
                labels = std::make_shared<const SourceLabels>(drawnLabels(random, *snapshot));
            index->setLabels(labels);
            const SnapshotPointer shown = withShownAliases(*labels, *snapshot);
            QVERIFY2(index->sorted(spec) == sortedRows(*shown, spec, kEnglish),
                     qPrintable(u"seed %1, round %2"_s.arg(random.seed()).arg(round)));
            index->setLabels(nullptr);
            QVERIFY2(index->sorted(spec) == sortedRows(*snapshot, spec, kEnglish),
                     qPrintable(u"seed %1, round %2, without"_s.arg(random.seed()).arg(round)));
            index->setLabels(labels);
        }
    }
};

QTEST_GUILESS_MAIN(TestLabelColumns)

#include "tst_labelcolumns.moc"
