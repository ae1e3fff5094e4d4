// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QString>

#include <span>

class QTreeWidget;
class QTreeWidgetItem;

namespace sessionscope::gui {

//! A question that people have, and the filter that answers it.
struct FilterExample
{
    const char *question; //!< to be translated in the context sessionscope::FilterHelp
    QLatin1StringView filter;
};

std::span<const FilterExample> filterExamples();

//! Fills a tree of two columns: examples, fields, operators, units, and what they mean.
void fillFilterHelp(QTreeWidget &tree);

//! The filter that an item of the tree is an example of; empty for any other one.
QString exampleOf(const QTreeWidgetItem *item);

} // namespace sessionscope::gui
