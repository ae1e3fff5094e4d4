// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonstore.h"

#include <QHash>
#include <QJsonArray>
#include <QList>
#include <QSet>

#include <functional>
#include <limits>
#include <optional>
#include <utility>

namespace sessionscope {

//! What an EntryList says, whatever its entries. GUI thread.
class EntryFile : public QObject
{
    Q_OBJECT

public:
    QString notice() const { return m_file.notice(); }

    QString filePath() const { return m_file.filePath(); }

    void reload() { m_file.reload(); }

signals:
    //! The entries are others: changed here, or by another program.
    void changed();
    void noticeChanged(const QString &notice);

protected:
    //! \a member is the array in the file.
    EntryFile(const QString &filePath, int version, const QString &member);

    //! The file says something else.
    virtual void takeOver() = 0;

    //! \a object with what it does not have of \a others.
    static QJsonObject merged(QJsonObject others, const QJsonObject &object);

    JsonStore m_file;
};

//! A list that the user has made, in a JSON file of its own: one array of objects. Entries that
//! this version does not understand are written back behind the others, and so are members of
//! entries. See core/jsonstore.h for
//! what becomes of damaged and newer files, and of what other programs write. GUI thread.
template <class Entry>
class EntryList final : public EntryFile
{
public:
    struct Format
    {
        int version;
        QString member; //!< the array
        //! nullopt: not understood.
        std::function<std::optional<Entry>(const QJsonObject &)> read;
        std::function<QJsonObject(const Entry &)> write;
        //! Of several entries with the same key only the first is understood.
        std::function<QString(const Entry &)> key;
        qsizetype most = std::numeric_limits<qsizetype>::max(); //!< no more are understood
    };

    //! \a first is what stands there until something has been saved.
    EntryList(const QString &filePath, Format format, const QList<Entry> &first = {})
        : EntryFile(filePath, format.version, format.member)
        , m_format(std::move(format))
        , m_first(first)
        , m_entries(entriesOf(m_file.root()).first)
    {
    }

    const QList<Entry> &entries() const { return m_entries; }

    //! \a edit gets the entries as they are in the file now, which another program may have
    //! changed.
    Result<void> change(const std::function<Result<void>(QList<Entry> &)> &edit)
    {
        return m_file.change([&](QJsonObject &root) -> Result<void> {
            auto [entries, notUnderstood] = entriesOf(root);
            if (auto edited = edit(entries); !edited)
                return edited;
            const QHash<QString, QJsonObject> others = othersOf(root);
            QJsonArray array;
            for (const Entry &entry : entries)
                array.append(merged(others.value(m_format.key(entry)), m_format.write(entry)));
            for (const auto &entry : std::as_const(notUnderstood))
                array.append(entry);
            root[m_format.member] = array;
            return {};
        });
    }

private:
    void takeOver() override { m_entries = entriesOf(m_file.root()).first; }

    std::pair<QList<Entry>, QJsonArray> entriesOf(const QJsonObject &root) const
    {
        if (!root.contains(m_format.member))
            return {m_first, {}};
        std::pair<QList<Entry>, QJsonArray> result;
        auto &[entries, notUnderstood] = result;
        QSet<QString> keys;
        const QJsonArray values = root[m_format.member].toArray();
        for (const auto &value : values) {
            std::optional<Entry> entry = m_format.read(value.toObject());
            if (!entry || entries.size() >= m_format.most || keys.contains(m_format.key(*entry))) {
                notUnderstood.append(value);
                continue;
            }
            keys.insert(m_format.key(*entry));
            entries.append(std::move(*entry));
        }
        return result;
    }

    //! Members of entries that this version does not know, by the key of the entry.
    QHash<QString, QJsonObject> othersOf(const QJsonObject &root) const
    {
        QHash<QString, QJsonObject> result;
        const QJsonArray values = root[m_format.member].toArray();
        for (const auto &value : values) {
            QJsonObject object = value.toObject();
            const std::optional<Entry> entry = m_format.read(object);
            if (!entry || result.contains(m_format.key(*entry)))
                continue;
            for (const QString &known : m_format.write(*entry).keys())
                object.remove(known);
            result.insert(m_format.key(*entry), object);
        }
        return result;
    }

    const Format m_format;
    const QList<Entry> m_first;
    QList<Entry> m_entries;
};

//! A key for names that are the same where only upper and lower case differ, as
//! QString::compare() without case sees it.
QString caselessKey(const QString &name);

} // namespace sessionscope
