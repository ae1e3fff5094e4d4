// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "live/comparisonview.h"

#include <QDialog>
#include <QPointer>

#include <array>
#include <memory>
#include <stop_token>

class QComboBox;
class QPushButton;

namespace sessionscope {
class Settings;
}

namespace sessionscope::models {
class ComparisonModel;
}

namespace sessionscope::gui {

class ComparisonRun;
class FileChooser;
class InstancePage;
class PageTabs;

namespace Ui {
class ComparisonDialog;
}

//! The lists of two open pages side by side: which sessions only one of them has. A window beside
//! the main window, which stays in use; it follows both pages as they refresh.
class ComparisonDialog final : public QDialog
{
    Q_OBJECT

public:
    //! All of them outlive the dialog. Starts with the current page and, if there is one, another
    //! page of the same instance, else the next one.
    ComparisonDialog(PageTabs &tabs, Settings &settings, FileChooser &files,
                     QWidget *parent = nullptr);
    ~ComparisonDialog() override;

signals:
    //! The user wants to open a file as a page; it is compared with when it is there.
    void fileRequested();

private:
    //! One of the two lists.
    struct List
    {
        QPointer<InstancePage> page;
        QString title;
        session::SnapshotPointer snapshot; //!< null: no data yet
        bool isOfDas = false;
    };

    void connectAll();
    void choosePages();
    void handlePageOpened(InstancePage *page);
    void handlePageClosed();
    void handlePageChanged(InstancePage *page);
    void fillBoxes();
    void fillBox(QComboBox &box, const List &list) const;
    void chooseFrom(const QComboBox &box, List &list);
    void take(List &list, InstancePage *page) const;
    bool updateList(List &list) const;
    void restart();
    void run();
    void showView(const live::ComparisonViewPointer &view, int place);
    void updateState();
    void updateCounts();
    void updateMeaning();
    void updateContent();
    void updateStatus();
    QString distanceSentence() const;
    void handleEmptyButton();
    void chooseExport();
    void exportTo(const QString &path);
    bool canCompare() const;
    quint8 chosenSides() const;

    const std::unique_ptr<Ui::ComparisonDialog> m_ui;
    PageTabs &m_tabs;
    Settings &m_settings;
    FileChooser &m_files;
    models::ComparisonModel *m_model;
    std::unique_ptr<ComparisonRun> m_run;
    //! In the order of session::Side.
    std::array<QPushButton *, session::kSideCount> m_sideButtons;
    List m_left;
    List m_right;
    bool m_awaitsFile = false; // the page opened next is the right one
    bool m_isExporting = false;
    std::stop_source m_stop; // of the export
    session::ComparedColumn m_sort = session::ComparedColumn::Side;
    Qt::SortOrder m_order = Qt::AscendingOrder;
    QString m_done; // what the export says
};

} // namespace sessionscope::gui
