// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cloud/instancelist.h"

#include <QByteArray>
#include <QSet>

//! The pages of DescribeInstances, and how they become one list. No network.
namespace sessionscope::cloud {

//! The largest that the service gives.
inline constexpr int kInstancePageSize = 50;
//! Twice what kMaxInstances needs: a service may give smaller pages than it is asked for.
inline constexpr int kMaxInstancePages = 2 * static_cast<int>(kMaxInstances) / kInstancePageSize;

struct InstancePage
{
    QList<Instance> instances;
    qsizetype unreadable = 0;
    std::optional<qint64> total; //!< of all pages, >= 0
    std::optional<qint64> pageSize; //!< > 0
};

//! \brief Reads the body of an answer.
//! Tolerant like all readers: names match without case, numbers may be texts, any member may be
//! absent, invalid UTF-8 is repaired. Nothing if it holds no list where one must be: the list may
//! be missing where the total is 0 alone.
std::optional<InstancePage> readInstancePage(const QByteArray &body);

//! Puts pages together, while instances come and go between them: each id once; the newest total
//! counts; a page that is not full, or even empty, is not the end while the total says that there
//! are more.
class InstanceCollector final
{
public:
    //! The number of the page to ask for, from 1; nothing when the list is complete or cut.
    std::optional<int> nextPage() const;

    //! The page that nextPage() told.
    void add(InstancePage page);

    const InstanceList &list() const { return m_list; }

private:
    InstanceList m_list;
    QSet<QString> m_ids;
    int m_pages = 0;
    bool m_isComplete = false;
};

} // namespace sessionscope::cloud
