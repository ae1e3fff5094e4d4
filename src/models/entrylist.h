// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonstore.h"

#include <QJsonArray>
#include <QList>

#include <functional>
#include <optional>
#include <utility>

namespace sessionscope::models {

//! A list that the user has made, in a JSON file of its own: one array of objects. Entries that
//! this version does not understand are written back behind the others. See core/jsonstore.h for
//! what becomes of damaged and newer files. GUI thread.
template <class Entry>
class EntryList final
{
public:
    struct Format
    {
        int version;
        QString member; //!< the array
        //! nullopt: not understood, or not one more than there may be beside those before.
        std::function<std::optional<Entry>(const QJsonObject &, const QList<Entry> &before)> read;
        std::function<QJsonObject(const Entry &)> write;
    };

    //! \a first is what stands there until something has been saved.
    EntryList(const QString &filePath, Format format, const QList<Entry> &first = {})
        : m_format(std::move(format))
        , m_first(first)
        , m_file(filePath, m_format.version,
                 [member = m_format.member](const QJsonObject &root) {
                     return root[member].isArray();
                 })
        , m_entries(entriesOf(m_file.root()).first)
    {
    }

    const QList<Entry> &entries() const { return m_entries; }

    //! \a edit gets the entries as they are in the file now, which another program may have
    //! changed.
    Result<void> change(const std::function<Result<void>(QList<Entry> &)> &edit)
    {
        QList<Entry> written;
        Result<void> changed = m_file.change([&](QJsonObject &root) -> Result<void> {
            auto [entries, notUnderstood] = entriesOf(root);
            if (auto edited = edit(entries); !edited)
                return edited;
            QJsonArray array;
            for (const Entry &entry : entries)
                array.append(m_format.write(entry));
            for (const QJsonValue &entry : notUnderstood)
                array.append(entry);
            root[m_format.member] = array;
            written = std::move(entries);
            return {};
        });
        if (changed)
            m_entries = std::move(written);
        return changed;
    }

    QString notice() const { return m_file.notice(); }

private:
    std::pair<QList<Entry>, QJsonArray> entriesOf(const QJsonObject &root) const
    {
        if (!root.contains(m_format.member))
            return {m_first, {}};
        std::pair<QList<Entry>, QJsonArray> result;
        for (const QJsonValue &value : root[m_format.member].toArray()) {
            if (std::optional<Entry> entry = m_format.read(value.toObject(), result.first))
                result.first.append(std::move(*entry));
            else
                result.second.append(value);
        }
        return result;
    }

    const Format m_format;
    const QList<Entry> m_first;
    JsonStore m_file;
    QList<Entry> m_entries;
};

//! \a text fit to be a name: one line of visible characters, at most \a maxCharacters.
QString tidyName(const QString &text, qsizetype maxCharacters);

} // namespace sessionscope::models
