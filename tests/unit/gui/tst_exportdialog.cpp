// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/exportdialog.h"

#include "gui/fieldhint.h"

#include "dialogworld.h"
#include "support/drawnsnapshot.h"

#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QThreadPool>

#include <numeric>

using namespace Qt::Literals::StringLiterals;
using namespace sessionscope;
using namespace sessionscope::gui;
using session::Column;
using test::child;
using test::DialogWorld;

namespace {

//! Row 3 is not shown; its name would run as a formula.
ExportInput threeSessions()
{
    ExportInput input;
    input.snapshot = test::drawnSnapshot(R"(
        Id  Addr           Client    Name   Age  Idle  Multi
        1   10.0.0.1:5000  10.0.0.1  cart   12   0     -1
        2   10.0.0.1:5001  10.0.0.1  ""     7    30    -1
        3   10.0.0.2:5000  10.0.0.2  =1+1   -    40    -1
    )");
    input.visibleRows = {1, 0};
    input.selectedRows = {1};
    input.visibleColumns = {Column::Name, Column::Id, Column::Multi};
    input.name = u"orders/prod"_s;
    return input;
}

ExportInput manySessions(quint32 count)
{
    session::SnapshotBuilder builder;
    for (quint32 row = 0; row < count; ++row) {
        builder.beginRow();
        builder.setId(row);
        const QByteArray name = "a client name of some length " + QByteArray::number(row);
        builder.setText(Column::Name, name);
    }
    ExportInput input;
    input.snapshot = std::move(builder).finish({});
    input.visibleRows.resize(count);
    std::iota(input.visibleRows.begin(), input.visibleRows.end(), 0U);
    input.visibleColumns = {Column::Id};
    return input;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void choose(const QDialog &dialog, const char *combo, const QString &text)
{
    auto *box = child<QComboBox>(&dialog, combo);
    box->setCurrentIndex(box->findText(text));
    QCOMPARE(box->currentText(), text);
}

} // namespace

class TestExportDialog : public QObject
{
    Q_OBJECT

private slots:

    void init()
    {
        m_world = std::make_unique<DialogWorld>();
        m_world->settings.setLastExportFolder(m_world->folder.path());
    }

    void writesWhatIsShown();
    void writesTheChosenRowsAndColumns_data();
    void writesTheChosenRowsAndColumns();
    void writesSources();
    void writesJson();
    void previewShowsWhatTheFileWillHold();
    void previewHasTenRows();
    void previewFollowsTheChoices();
    void explainsEachPreset();
    void proposesANameThatFollowsTheFormat();
    void leavesATypedNameAlone();
    void saysThatAFileWillBeReplaced();
    void takesThePathOfTheFileDialog();
    void remembersFolderAndFormat();
    void saysWhyItCannotWrite();
    void showsProgressAndStops();
    void closingStopsTheExport();
    void startsWithTheSelectionIfThereIsOne();

private:
    std::unique_ptr<ExportDialog> open(ExportInput input)
    {
        auto dialog =
            std::make_unique<ExportDialog>(std::move(input), m_world->settings, m_world->files);
        dialog->open();
        if (!QTest::qWaitForWindowActive(dialog.get()))
            qFatal("the dialog does not come up");
        return dialog;
    }

    QString file(const QString &name) const { return m_world->folder.filePath(name); }

    //! Exports and returns what has been written.
    QByteArray exported(ExportDialog &dialog, const QString &name)
    {
        child<QLineEdit>(&dialog, "pathLineEdit")->setText(file(name));
        QSignalSpy spy(&dialog, &ExportDialog::exported);
        child<QPushButton>(&dialog, "exportButton")->click();
        if (!QTest::qWaitFor([&spy] { return spy.count() == 1; }))
            return "not exported";
        return contentOf(file(name));
    }

    std::unique_ptr<DialogWorld> m_world;
};

void TestExportDialog::writesWhatIsShown()
{
    ExportInput input = threeSessions();
    input.selectedRows.clear();
    const auto dialog = open(input);
    QCOMPARE(exported(*dialog, u"out.csv"_s),
             QByteArray("Name,Id,Multi\r\n,2,-1\r\ncart,1,-1\r\n"));
    const QString message = child<FieldHint>(dialog.get(), "resultHint")->help();
    QVERIFY2(message.contains(file(u"out.csv"_s)), qPrintable(message));
    QVERIFY(dialog->isVisible());
    child<QPushButton>(dialog.get(), "copyPathButton")->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), file(u"out.csv"_s));
    QVERIFY(child<QPushButton>(dialog.get(), "openFolderButton")->isVisible());
}

void TestExportDialog::writesTheChosenRowsAndColumns_data()
{
    QTest::addColumn<QByteArray>("rows");
    QTest::addColumn<QByteArray>("columns");
    QTest::addColumn<QString>("preset");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray header = "Id,Addr,Client,ClientDesc,Name,Cmd,Age,Idle,Flags,Db,Sub,Psub,Multi,"
                              "Qbuf,QbufFree,Obl,Oll,Omem,Events,Fd,NodeId";
    QTest::newRow("all rows, visible columns, guarded")
        << QByteArray("allRadioButton") << QByteArray("visibleColumnsRadioButton") << u"Standard"_s
        << QByteArray("Name,Id,Multi\r\ncart,1,-1\r\n,2,-1\r\n'=1+1,3,-1\r\n");
    QTest::newRow("all rows for scripts")
        << QByteArray("allRadioButton") << QByteArray("visibleColumnsRadioButton") << u"Scripts"_s
        << QByteArray("Name,Id,Multi\ncart,1,-1\n,2,-1\n=1+1,3,-1\n");
    QTest::newRow("selected rows, all columns")
        << QByteArray("selectedRadioButton") << QByteArray("allColumnsRadioButton") << u"Scripts"_s
        << QByteArray(header + "\n2,10.0.0.1:5001,10.0.0.1,,,,7,30,,,,,-1,,,,,,,,\n");
}

void TestExportDialog::writesTheChosenRowsAndColumns()
{
    QFETCH(QByteArray, rows);
    QFETCH(QByteArray, columns);
    QFETCH(QString, preset);
    QFETCH(QByteArray, expected);
    const auto dialog = open(threeSessions());
    child<QRadioButton>(dialog.get(), rows.constData())->click();
    child<QRadioButton>(dialog.get(), columns.constData())->click();
    choose(*dialog, "presetComboBox", preset);
    QCOMPARE(exported(*dialog, u"out.csv"_s), expected);
}

void TestExportDialog::writesSources()
{
    ExportInput input = threeSessions();
    input.sources = true;
    const auto dialog = open(input);
    child<QRadioButton>(dialog.get(), "allRadioButton")->click();
    QVERIFY(!child<QRadioButton>(dialog.get(), "allColumnsRadioButton")->isEnabled());
    choose(*dialog, "presetComboBox", u"Scripts"_s);
    QCOMPARE(exported(*dialog, u"out.csv"_s),
             QByteArray("Client,ClientDesc,Sessions,Active,ServerCount\n"
                        "10.0.0.1,,2,1,\n10.0.0.2,,1,0,\n"));
}

void TestExportDialog::writesJson()
{
    const auto dialog = open(threeSessions());
    child<QRadioButton>(dialog.get(), "allRadioButton")->click();
    choose(*dialog, "formatComboBox", u"JSON"_s);
    QVERIFY(!child<QComboBox>(dialog.get(), "presetComboBox")->isEnabled());
    const auto rows = QJsonDocument::fromJson(exported(*dialog, u"out.json"_s)).array();
    QCOMPARE(rows.size(), 3);
    QCOMPARE(rows[2][u"Name"_s].toString(), u"=1+1"_s);
    QCOMPARE(rows[2].toObject().keys(), (QStringList{u"Id"_s, u"Multi"_s, u"Name"_s}));
}

void TestExportDialog::previewShowsWhatTheFileWillHold()
{
    const auto dialog = open(threeSessions());
    child<QRadioButton>(dialog.get(), "allRadioButton")->click();
    const auto *preview = child<QPlainTextEdit>(dialog.get(), "previewTextEdit");
    QTRY_COMPARE(preview->toPlainText().trimmed(),
                 u"Name,Id,Multi\ncart,1,-1\n,2,-1\n'=1+1,3,-1"_s);
    QVERIFY(preview->isReadOnly());
}

void TestExportDialog::previewHasTenRows()
{
    const auto dialog = open(manySessions(1000));
    const auto *preview = child<QPlainTextEdit>(dialog.get(), "previewTextEdit");
    QTRY_COMPARE(preview->toPlainText().trimmed().split(u'\n').size(), 11);
}

void TestExportDialog::previewFollowsTheChoices()
{
    const auto dialog = open(threeSessions());
    const auto *preview = child<QPlainTextEdit>(dialog.get(), "previewTextEdit");
    // Clicked through faster than previews are made: the last one counts.
    for (int i = 0; i < 20; ++i) {
        choose(*dialog, "formatComboBox", u"TSV"_s);
        choose(*dialog, "formatComboBox", u"NDJSON"_s);
    }
    QTRY_COMPARE(preview->toPlainText().section(u'\n', 0, 0),
                 uR"({"Name":"","Id":2,"Multi":-1})"_s);
    child<QRadioButton>(dialog.get(), "sourcesRadioButton")->click();
    QTRY_VERIFY(preview->toPlainText().contains(u"\"Sessions\":2"_s));
}

void TestExportDialog::explainsEachPreset()
{
    const auto dialog = open(threeSessions());
    QStringList explanations;
    const auto *box = child<QComboBox>(dialog.get(), "presetComboBox");
    for (int i = 0; i < box->count(); ++i) {
        child<QComboBox>(dialog.get(), "presetComboBox")->setCurrentIndex(i);
        explanations.append(child<FieldHint>(dialog.get(), "presetHint")->help());
    }
    explanations.removeDuplicates();
    explanations.removeAll(QString());
    QCOMPARE(explanations.size(), 3);
}

void TestExportDialog::proposesANameThatFollowsTheFormat()
{
    const auto dialog = open(threeSessions());
    const auto *path = child<QLineEdit>(dialog.get(), "pathLineEdit");
    QCOMPARE(path->text(), file(u"orders_prod-sessions.csv"_s));
    choose(*dialog, "formatComboBox", u"JSON"_s);
    QCOMPARE(path->text(), file(u"orders_prod-sessions.json"_s));
    child<QRadioButton>(dialog.get(), "sourcesRadioButton")->click();
    QCOMPARE(path->text(), file(u"orders_prod-sources.json"_s));
}

void TestExportDialog::leavesATypedNameAlone()
{
    const auto dialog = open(threeSessions());
    auto *path = child<QLineEdit>(dialog.get(), "pathLineEdit");
    path->setText(file(u"report.csv"_s));
    choose(*dialog, "formatComboBox", u"TSV"_s);
    QCOMPARE(path->text(), file(u"report.tsv"_s));
    path->setText(file(u"report.v2"_s));
    choose(*dialog, "formatComboBox", u"CSV"_s);
    QCOMPARE(path->text(), file(u"report.v2"_s));
}

void TestExportDialog::saysThatAFileWillBeReplaced()
{
    m_world->write(u"there.csv"_s, "old");
    const auto dialog = open(threeSessions());
    const auto *hint = child<FieldHint>(dialog.get(), "pathHint");
    QCOMPARE(hint->remark(), QString());
    child<QLineEdit>(dialog.get(), "pathLineEdit")->setText(file(u"there.csv"_s));
    QVERIFY(!hint->remark().isEmpty());
    QCOMPARE(child<QPushButton>(dialog.get(), "exportButton")->text(), u"R&eplace file"_s);
    QVERIFY(exported(*dialog, u"there.csv"_s).startsWith("Name,Id"));

    child<QLineEdit>(dialog.get(), "pathLineEdit")->setText(m_world->folder.path());
    QVERIFY(!child<QPushButton>(dialog.get(), "exportButton")->isEnabled());
}

void TestExportDialog::takesThePathOfTheFileDialog()
{
    const auto dialog = open(threeSessions());
    m_world->files.answer = file(u"chosen.csv"_s);
    child<QPushButton>(dialog.get(), "browseButton")->click();
    QCOMPARE(child<QLineEdit>(dialog.get(), "pathLineEdit")->text(), file(u"chosen.csv"_s));
    QCOMPARE(m_world->files.requests.first().suffix, u"csv"_s);
    m_world->files.answer.clear();
    child<QPushButton>(dialog.get(), "browseButton")->click();
    QCOMPARE(child<QLineEdit>(dialog.get(), "pathLineEdit")->text(), file(u"chosen.csv"_s));
}

void TestExportDialog::remembersFolderAndFormat()
{
    const QString folder = file(u"reports"_s);
    QVERIFY(QDir().mkpath(folder));
    {
        const auto dialog = open(threeSessions());
        choose(*dialog, "formatComboBox", u"TSV"_s);
        exported(*dialog, u"reports/out.tsv"_s);
    }
    const auto dialog = open(threeSessions());
    QCOMPARE(child<QLineEdit>(dialog.get(), "pathLineEdit")->text(),
             QDir(folder).filePath(u"orders_prod-sessions.tsv"_s));
    QCOMPARE(child<QComboBox>(dialog.get(), "formatComboBox")->currentText(), u"TSV"_s);
}

void TestExportDialog::saysWhyItCannotWrite()
{
    const auto dialog = open(threeSessions());
    child<QLineEdit>(dialog.get(), "pathLineEdit")->setText(file(u"missing/out.csv"_s));
    child<QPushButton>(dialog.get(), "exportButton")->click();
    const auto *hint = child<FieldHint>(dialog.get(), "resultHint");
    QTRY_VERIFY(!hint->problem().isEmpty());
    QVERIFY(hint->isVisible());
    QVERIFY(!child<QPushButton>(dialog.get(), "openFolderButton")->isVisible());
    // Corrected, it goes on.
    QVERIFY(exported(*dialog, u"out.csv"_s).startsWith("Name,Id"));
    QCOMPARE(hint->problem(), QString());
}

void TestExportDialog::showsProgressAndStops()
{
    const auto dialog = open(manySessions(ExportDialog::kProgressRows * 4));
    child<QRadioButton>(dialog.get(), "allColumnsRadioButton")->click();
    child<QLineEdit>(dialog.get(), "pathLineEdit")->setText(file(u"big.csv"_s));
    child<QPushButton>(dialog.get(), "exportButton")->click();
    QVERIFY(child<QWidget>(dialog.get(), "progressWidget")->isVisible());
    QVERIFY(!child<QPushButton>(dialog.get(), "exportButton")->isEnabled());
    QTRY_VERIFY(child<QProgressBar>(dialog.get(), "progressBar")->value() > 0);
    child<QPushButton>(dialog.get(), "stopButton")->click();
    QTRY_VERIFY(!child<QWidget>(dialog.get(), "progressWidget")->isVisible());
    QVERIFY(!child<FieldHint>(dialog.get(), "resultHint")->problem().isEmpty());
    QVERIFY(!QFile::exists(file(u"big.csv"_s)));
    QCOMPARE(QDir(m_world->folder.path()).entryList({u"*big*"_s}, QDir::AllEntries | QDir::Hidden),
             QStringList());
}

void TestExportDialog::closingStopsTheExport()
{
    auto dialog = open(manySessions(ExportDialog::kProgressRows * 4));
    child<QRadioButton>(dialog.get(), "allColumnsRadioButton")->click();
    child<QLineEdit>(dialog.get(), "pathLineEdit")->setText(file(u"big.csv"_s));
    child<QPushButton>(dialog.get(), "exportButton")->click();
    dialog.reset();
    QVERIFY(QThreadPool::globalInstance()->waitForDone(30'000));
    QVERIFY(!QFile::exists(file(u"big.csv"_s)));
}

void TestExportDialog::startsWithTheSelectionIfThereIsOne()
{
    ExportInput input = threeSessions();
    QVERIFY(child<QRadioButton>(open(input).get(), "shownRadioButton")->isChecked());
    input.selectedRows = {1, 0};
    QVERIFY(child<QRadioButton>(open(input).get(), "selectedRadioButton")->isChecked());
    input.selectedRows.clear();
    QVERIFY(!child<QRadioButton>(open(input).get(), "selectedRadioButton")->isEnabled());
}

QTEST_MAIN(TestExportDialog)
#include "tst_exportdialog.moc"
