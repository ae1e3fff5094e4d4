// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/labelrules.h"

#include <QDialog>
#include <QStringList>

#include <memory>

class QComboBox;

namespace sessionscope::live {
class LabelStore;
}

namespace sessionscope::gui {

namespace Ui {
class LabelDialog;
}

//! Asks what to call a source, and saves it.
class LabelDialog final : public QDialog
{
    Q_OBJECT

public:
    //! For a new entry: \a patterns are proposals, the first one is taken until the user chooses
    //! another. One that has an entry already is edited. \a store outlives the dialog.
    LabelDialog(live::LabelStore &store, const QStringList &patterns, QWidget *parent = nullptr);
    ~LabelDialog() override;

    void accept() override;

private:
    session::LabelRule entered() const;
    void load(const QString &pattern);
    void updateState();

    const std::unique_ptr<Ui::LabelDialog> m_ui;
    live::LabelStore &m_store;
    QString m_replaced; // the pattern of the entry that is edited
};

//! What may be meant by naming this session: its source, the neighbourhood, its name. Either may be
//! empty.
QStringList labelProposals(const QString &source, const QString &name);

} // namespace sessionscope::gui
