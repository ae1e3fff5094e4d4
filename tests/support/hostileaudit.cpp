// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/hostileaudit.h"

#include "support/hostiletexts.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QGraphicsScene>
#include <QGraphicsSimpleTextItem>
#include <QGraphicsTextItem>
#include <QGraphicsView>
#include <QGroupBox>
#include <QHeaderView>
#include <QImage>
#include <QLabel>
#include <QMenu>
#include <QPixmap>
#include <QRegularExpression>
#include <QStringList>
#include <QTabWidget>
#include <QTextDocument>
#include <QWidget>

namespace sessionscope::test {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kMaxMarks = 3;

bool isIgnorable(char32_t code)
{
    return code == 0x34f || code == 0x115f || code == 0x1160 || code == 0x3164 || code == 0xffa0
        || (code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0000 && code <= 0xe0fff)
        || (code & 0xfffe) == 0xfffe || (code >= 0xfdd0 && code <= 0xfdef);
}

QString complaintAboutCharacter(char32_t code, bool hasLines)
{
    if (code == '\n' && hasLines)
        return {};
    switch (QChar::category(code)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return u"U+%1 as it is"_s.arg(static_cast<uint>(code), 4, 16, QChar(u'0'));
    default:
        return isIgnorable(code)
            ? u"invisible U+%1"_s.arg(static_cast<uint>(code), 4, 16, QChar(u'0'))
            : QString();
    }
}

//! Adds what is wrong with texts, and where.
class Auditor
{
public:
    explicit Auditor(QString mark)
        : m_mark(std::move(mark))
    {
    }

    void checkText(const QString &where, const QString &text, bool hasLines = false)
    {
        add(where, text, complaintAboutText(text, hasLines));
    }

    void checkToolTip(const QString &where, const QString &tip)
    {
        // Texts of ours are no danger, however Qt takes them.
        if (m_mark.isEmpty() || tip.contains(m_mark) || tip.contains(m_mark.toHtmlEscaped()))
            add(where, tip, complaintAboutToolTip(tip));
    }

    void checkModel(const QString &where, const QAbstractItemModel &model, int rows)
    {
        const QString complaints = complaintsAboutModel(model, rows);
        if (!complaints.isEmpty())
            m_complaints.append(where + u": " + complaints);
    }

    void checkAction(const QString &where, const QAction &action)
    {
        checkText(where + u" text"_s, QString(action.text()).replace(u'\t', u' '));
        checkToolTip(where + u" tool tip"_s, action.toolTip());
        checkText(where + u" status tip"_s, action.statusTip());
        checkAccessKey(where, action.text());
    }

    //! What somebody chose has no access key: each & is doubled.
    void checkAccessKey(const QString &where, const QString &text)
    {
        if (m_mark.isEmpty() || !text.contains(m_mark))
            return;
        QString rest = text.mid(text.indexOf(m_mark));
        rest.remove(u"&&"_s);
        if (rest.contains(u'&'))
            add(where, text, u"access key of a foreign text"_s);
    }

    void checkWidget(const QWidget &widget);

    const QStringList &complaints() const { return m_complaints; }

private:
    void checkLabel(const QString &where, const QLabel &label);
    void checkScene(const QString &where, const QGraphicsScene &scene);

    void add(const QString &where, const QString &text, const QString &complaint)
    {
        if (!complaint.isEmpty())
            m_complaints.append(u"%1: %2 in \"%3\""_s.arg(
                where, complaint,
                QString::fromLatin1(text.left(120).toUtf8().toPercentEncoding())));
    }

    QString m_mark;
    QStringList m_complaints;
};

void Auditor::checkLabel(const QString &where, const QLabel &label)
{
    checkText(where, label.text(), true);
    if (!m_mark.isEmpty() && label.text().contains(m_mark) && label.textFormat() != Qt::PlainText)
        add(where, label.text(), u"no plain text"_s);
    else if (label.textFormat() != Qt::PlainText && label.text().contains("evil"_L1))
        add(where, label.text(), u"no plain text"_s);
    if (label.buddy() != nullptr)
        checkAccessKey(where, label.text());
}

void Auditor::checkScene(const QString &where, const QGraphicsScene &scene)
{
    for (const QGraphicsItem *item : scene.items()) {
        if (const auto *simple = qgraphicsitem_cast<const QGraphicsSimpleTextItem *>(item))
            checkText(where, simple->text());
        else if (const auto *rich = qgraphicsitem_cast<const QGraphicsTextItem *>(item))
            checkText(where, rich->toPlainText());
        checkToolTip(where, item->toolTip());
    }
}

void Auditor::checkWidget(const QWidget &widget)
{
    const QString where = widget.objectName().isEmpty()
        ? QString::fromLatin1(widget.metaObject()->className())
        : widget.objectName();
    checkText(where + u" title"_s, widget.windowTitle());
    checkToolTip(where + u" tool tip"_s, widget.toolTip());
    checkText(where + u" status tip"_s, widget.statusTip());
    checkText(where + u" name"_s, widget.accessibleName(), true);
    checkText(where + u" description"_s, widget.accessibleDescription(), true);
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        checkLabel(where, *label);
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget)) {
        checkText(where, button->text());
        checkAccessKey(where, button->text());
    }
    if (const auto *group = qobject_cast<const QGroupBox *>(&widget))
        checkText(where, group->title());
    if (const auto *tabs = qobject_cast<const QTabWidget *>(&widget)) {
        for (int i = 0; i < tabs->count(); ++i) {
            checkText(where, tabs->tabText(i));
            checkAccessKey(where, tabs->tabText(i));
            checkToolTip(where, tabs->tabToolTip(i));
        }
    }
    if (const auto *box = qobject_cast<const QComboBox *>(&widget))
        checkModel(where, *box->model(), 300);
    const auto *view = qobject_cast<const QAbstractItemView *>(&widget);
    if (view != nullptr && view->model() != nullptr
        && qobject_cast<const QHeaderView *>(view) == nullptr)
        checkModel(where, *view->model(), 300);
    const auto *scene = qobject_cast<const QGraphicsView *>(&widget);
    if (scene != nullptr && scene->scene() != nullptr)
        checkScene(where, *scene->scene());
    for (const QAction *action : widget.actions())
        checkAction(where + u" action"_s, *action);
}

//! The first of them, a line each.
QString joined(const QStringList &complaints)
{
    constexpr qsizetype kMost = 12;
    return complaints.first(qMin(complaints.size(), kMost)).join(u'\n');
}

void checkIndexes(const QAbstractItemModel &model, const QModelIndex &parent, int rows,
                  QStringList &complaints)
{
    for (int row = 0; row < qMin(rows, model.rowCount(parent)); ++row) {
        for (int column = 0; column < model.columnCount(parent); ++column) {
            const QModelIndex index = model.index(row, column, parent);
            const auto check = [&](int role, const QString &complaint) {
                if (!complaint.isEmpty())
                    complaints.append(
                        u"row %1, column %2, role %3: %4"_s.arg(row).arg(column).arg(role).arg(
                            complaint));
            };
            for (const int role : {Qt::DisplayRole, Qt::AccessibleTextRole, Qt::StatusTipRole})
                check(role, complaintAboutText(index.data(role).toString()));
            check(Qt::AccessibleDescriptionRole,
                  complaintAboutText(index.data(Qt::AccessibleDescriptionRole).toString(), true));
            const QString tip = index.data(Qt::ToolTipRole).toString();
            if (Qt::mightBeRichText(tip) || complaintAboutText(tip, true) != QString())
                check(Qt::ToolTipRole, complaintAboutToolTip(tip));
        }
        checkIndexes(model, model.index(row, 0, parent), rows, complaints);
    }
}

} // namespace

QString complaintAboutText(QStringView text, bool hasLines)
{
    if (text.size() > kMaxShownCharacters)
        return u"%1 characters"_s.arg(text.size());
    int marks = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool isPair =
            c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        const char32_t code = isPair ? QChar::surrogateToUcs4(c, text[++i]) : c.unicode();
        if (QString complaint = complaintAboutCharacter(code, hasLines); !complaint.isEmpty())
            return complaint;
        const QChar::Category category = QChar::category(code);
        const bool isMark = category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing;
        marks = isMark ? marks + 1 : 0;
        if (marks > kMaxMarks)
            return u"a tower of marks"_s;
    }
    return {};
}

QString complaintAboutToolTip(const QString &tip)
{
    if (tip.isEmpty())
        return {};
    if (!tip.startsWith("<qt>"_L1))
        return Qt::mightBeRichText(tip) ? u"taken for rich text"_s : complaintAboutText(tip, true);
    static const QRegularExpression ours(u"</?qt>|<br/>"_s);
    QString rest = tip;
    rest.remove(ours);
    if (rest.contains(u'<'))
        return u"markup"_s;
    QTextDocument document;
    document.setHtml(tip);
    return complaintAboutText(document.toPlainText(), true);
}

QString complaintsAboutModel(const QAbstractItemModel &model, int rows)
{
    QStringList complaints;
    for (const Qt::Orientation orientation : {Qt::Horizontal, Qt::Vertical}) {
        const int sections = orientation == Qt::Horizontal ? model.columnCount() : model.rowCount();
        for (int section = 0; section < qMin(rows, sections); ++section) {
            for (const int role : {Qt::DisplayRole, Qt::AccessibleTextRole}) {
                const QString complaint =
                    complaintAboutText(model.headerData(section, orientation, role).toString());
                if (!complaint.isEmpty())
                    complaints.append(u"header %1: %2"_s.arg(section).arg(complaint));
            }
            const QString complaint = complaintAboutToolTip(
                model.headerData(section, orientation, Qt::ToolTipRole).toString());
            if (!complaint.isEmpty())
                complaints.append(u"tool tip of header %1: %2"_s.arg(section).arg(complaint));
        }
    }
    checkIndexes(model, {}, rows, complaints);
    return joined(complaints);
}

QString complaintsAboutWidgets(const QWidget &root, const QString &mark)
{
    Auditor auditor(mark);
    auditor.checkWidget(root);
    for (const QWidget *widget : root.findChildren<QWidget *>())
        auditor.checkWidget(*widget);
    for (const QAction *action : root.findChildren<QAction *>())
        auditor.checkAction(u"action "_s + action->objectName(), *action);
    return joined(auditor.complaints());
}

bool hasMarkupColor(const QImage &image)
{
    const QImage pixels = image.convertToFormat(QImage::Format_RGB32);
    for (int y = 0; y < pixels.height(); ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(pixels.constScanLine(y));
        for (int x = 0; x < pixels.width(); ++x) {
            if ((line[x] & 0xffffffU) == kMarkupColor)
                return true;
        }
    }
    return false;
}

QImage pictureOf(QWidget &widget)
{
    return widget.grab().toImage();
}

} // namespace sessionscope::test
