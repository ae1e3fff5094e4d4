// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/labeldialog.h"
#include "gui/labelsdialog.h"
#include "live/labelstore.h"
#include "models/labellistmodel.h"

#include "dialogworld.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>

using namespace Qt::Literals::StringLiterals;
using namespace sessionscope;
using namespace sessionscope::gui;
using session::LabelRule;
using test::child;

namespace {

struct World
{
    test::DialogWorld world;
    test::FakeFileChooser files;
    live::LabelStore store{world.folder.filePath(u"sources.json"_s)};

    QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(world.folder.filePath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes);
        return file.fileName();
    }
};

QPushButton *okButton(const QDialog &dialog)
{
    return child<QDialogButtonBox>(&dialog, "buttonBox")->button(QDialogButtonBox::Ok);
}

} // namespace

//! What the user calls the sources: naming one, and the list of all.
class TestLabelDialogs : public QObject
{
    Q_OBJECT

private slots:
    void proposesWhatMayBeMeant();
    void namesASource();
    void editsWhatHasANameAlready();
    void saysWhatIsWrongWithAPattern();
    void listsAllNames();
    void importsWhatCanBeUsed();
    void exportsWhatCanBeImported();
    void deletesWithTheKeyboard();
};

void TestLabelDialogs::proposesWhatMayBeMeant()
{
    QCOMPARE(labelProposals(u"10.1.4.17"_s, u"order-1"_s),
             (QStringList{u"10.1.4.17"_s, u"10.1.4.0/24"_s, u"order-1"_s}));
    QCOMPARE(labelProposals(u"fd00::1"_s, {}), (QStringList{u"fd00::1"_s, u"fd00::1/64"_s}));
    QCOMPARE(labelProposals(u"/tmp/redis.sock"_s, {}), QStringList{u"/tmp/redis.sock"_s});
    QCOMPARE(labelProposals({}, {}), QStringList());
}

void TestLabelDialogs::namesASource()
{
    World world;
    LabelDialog dialog(world.store, {u"10.0.0.1"_s, u"10.0.0.0/24"_s});
    dialog.open();
    QVERIFY(!okButton(dialog)->isEnabled());
    child<QComboBox>(&dialog, "patternComboBox")->setCurrentIndex(1);
    child<QLineEdit>(&dialog, "aliasLineEdit")->setText(u"pool"_s);
    child<QLineEdit>(&dialog, "tagsLineEdit")->setText(u"a, b"_s);
    child<QComboBox>(&dialog, "colorComboBox")->setCurrentIndex(3);
    okButton(dialog)->click();
    QCOMPARE(dialog.result(), int(QDialog::Accepted));
    QCOMPARE(world.store.rules()->rules(),
             (std::vector<LabelRule>{{u"10.0.0.0/24"_s, {u"pool"_s, {u"a"_s, u"b"_s}, 3}}}));
}

void TestLabelDialogs::editsWhatHasANameAlready()
{
    World world;
    QVERIFY(world.store.put({u"10.0.0.1"_s, {u"old"_s, {u"t"_s}, 2}}));
    LabelDialog dialog(world.store, {u"10.0.0.1"_s});
    dialog.open();
    QCOMPARE(child<QLineEdit>(&dialog, "aliasLineEdit")->text(), u"old"_s);
    QCOMPARE(child<QComboBox>(&dialog, "colorComboBox")->currentIndex(), 2);
    child<QLineEdit>(&dialog, "aliasLineEdit")->setText(u"new"_s);
    okButton(dialog)->click();
    QCOMPARE(world.store.rules()->rules(),
             (std::vector<LabelRule>{{u"10.0.0.1"_s, {u"new"_s, {u"t"_s}, 2}}}));
}

void TestLabelDialogs::saysWhatIsWrongWithAPattern()
{
    World world;
    QVERIFY(world.store.put({u"order-*"_s, {u"orders"_s, {}, 0}}));
    LabelDialog dialog(world.store, {});
    dialog.open();
    child<QLineEdit>(&dialog, "aliasLineEdit")->setText(u"x"_s);
    auto *pattern = child<QComboBox>(&dialog, "patternComboBox");
    auto *hint = child<QLabel>(&dialog, "patternHint");
    for (const QString &wrong : {u"10.0.0.0/64"_s, u"ORDER-*"_s}) {
        pattern->setEditText(wrong);
        QVERIFY(!okButton(dialog)->isEnabled());
        QVERIFY2(hint->text().contains(world.store.problemOf({wrong, {u"x"_s, {}, 0}})),
                 qPrintable(hint->text()));
    }
    pattern->setEditText(u"10.0.0.0/8"_s);
    QVERIFY(okButton(dialog)->isEnabled());
}

void TestLabelDialogs::listsAllNames()
{
    models::LabelListModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    const std::vector<LabelRule> rules{{u"a"_s, {u"1"_s, {}, 0}},
                                       {u"10.0.0.0/8"_s, {u"<b>2</b>"_s, {u"t"_s}, 7}}};
    model.setRules(session::LabelRules(rules));
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(1, models::LabelListModel::Color).data().toString(), u"Purple"_s);
    model.setRules(session::LabelRules({rules[1]}));
    QCOMPARE(model.rowOf(u"10.0.0.0/8"_s), 0);
    QCOMPARE(model.rowOf(u"a"_s), -1);
    model.setRules({});
    QCOMPARE(model.rowCount(), 0);
}

void TestLabelDialogs::importsWhatCanBeUsed()
{
    World world;
    world.files.answer = world.write(u"hosts"_s, "10.0.0.1 one\nwrong line\n10.0.0.2 two\n");
    LabelsDialog dialog(world.store, world.files, world.world.settings);
    dialog.open();
    QVERIFY(child<QPlainTextEdit>(&dialog, "problemsTextEdit")->isHidden());
    child<QPushButton>(&dialog, "importButton")->click();
    QCOMPARE(world.store.rules()->rules().size(), std::size_t(2));
    QCOMPARE(child<QTableView>(&dialog, "labelsTableView")->model()->rowCount(), 2);
    const auto *problems = child<QPlainTextEdit>(&dialog, "problemsTextEdit");
    QVERIFY(!problems->isHidden());
    QVERIFY2(problems->toPlainText().contains(u"Line 2"_s), qPrintable(problems->toPlainText()));
}

void TestLabelDialogs::exportsWhatCanBeImported()
{
    World world;
    const std::vector<LabelRule> rules{{u"10.0.0.0/8"_s, {u"=office"_s, {u"t"_s}, 1}}};
    QVERIFY(world.store.putAll(rules));
    LabelsDialog dialog(world.store, world.files, world.world.settings);
    dialog.open();
    world.files.answer = world.world.folder.filePath(u"out.csv"_s);
    child<QPushButton>(&dialog, "exportButton")->click();
    QVERIFY(world.store.remove({u"10.0.0.0/8"_s}));
    child<QPushButton>(&dialog, "importButton")->click();
    QCOMPARE(world.store.rules()->rules(), rules);
}

void TestLabelDialogs::deletesWithTheKeyboard()
{
    World world;
    QVERIFY(world.store.putAll({{u"a"_s, {u"1"_s, {}, 0}}, {u"b"_s, {u"2"_s, {}, 0}}}));
    LabelsDialog dialog(world.store, world.files, world.world.settings);
    dialog.open();
    auto *table = child<QTableView>(&dialog, "labelsTableView");
    table->selectRow(1);
    QTest::keyClick(table, Qt::Key_Delete);
    QCOMPARE(world.store.rules()->rules(), (std::vector<LabelRule>{{u"a"_s, {u"1"_s, {}, 0}}}));
}

QTEST_MAIN(TestLabelDialogs)
#include "tst_labeldialogs.moc"
