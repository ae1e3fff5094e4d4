// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QDebug>
#include <QString>

#include <cstddef>
#include <memory>

namespace sessionscope {

//! A password, AccessKey secret or STS token. It prints as \c *** and overwrites its memory with
//! zeros when it dies or is replaced. There is no implicit conversion: whoever needs the text says
//! reveal() and keeps the copy as short as possible.
//!
//! Copies are deep, so that each one can be wiped; thread-safe like any value.
class Secret final
{
public:
    Secret() = default;
    explicit Secret(QByteArrayView utf8);
    //! Takes the text of an input field. The QString stays the caller's to clear.
    static Secret fromText(const QString &text);

    Secret(const Secret &other);
    Secret(Secret &&other) noexcept;
    Secret &operator=(const Secret &other);
    Secret &operator=(Secret &&other) noexcept;
    ~Secret();

    bool isEmpty() const { return m_size == 0; }

    //! The bytes themselves, valid while this object lives and is not changed.
    QByteArrayView reveal() const { return {m_data.get(), m_size}; }

    void clear();

    friend bool operator==(const Secret &left, const Secret &right);

private:
    std::unique_ptr<char[]> m_data;
    qsizetype m_size = 0;
};

QDebug operator<<(QDebug debug, const Secret &secret);

//! Overwrites \a size bytes in a way the compiler may not leave out.
void wipeMemory(void *data, std::size_t size);

//! Overwrites the text in place (only if it is not shared) and empties it.
void wipe(QString &text);
void wipe(QByteArray &bytes);

} // namespace sessionscope
