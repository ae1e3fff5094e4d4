// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVariant>

class QAbstractItemModel;
class QImage;
class QWidget;

//! Whether something on the screen lets a foreign text do what it wants.
namespace sessionscope::test {

//! The most that anything shows at once: a detail of 4,096 characters, each written out.
inline constexpr qsizetype kMaxShownCharacters = 5 * 10 * 4096;

//! What is wrong with \a text as it is shown or read out; empty if nothing is. \a hasLines: it may
//! have several lines.
QString complaintAboutText(QStringView text, bool hasLines = false);

//! Likewise for a tool tip, which Qt shows as rich text if it looks like it.
QString complaintAboutToolTip(const QString &tip);

//! Complaints about all that \a model gives to views and screen readers: the first \a rows rows at
//! each level.
QString complaintsAboutModel(const QAbstractItemModel &model, int rows = 300);

//! Complaints about all texts that \a root and what it contains show or have read out, beside those
//! that the user may edit: labels, buttons, actions, tabs, titles, tool tips, models, scenes. Tells
//! of labels that guess whether a text is rich as soon as they hold a text that the user or a
//! server chose: one with \a mark in it.
QString complaintsAboutWidgets(const QWidget &root, const QString &mark = {});

//! Whether a pixel has kMarkupColor.
bool hasMarkupColor(const QImage &image);

//! The picture of \a widget as it is on the screen.
QImage pictureOf(QWidget &widget);

} // namespace sessionscope::test
