// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secret.h"

#include <cstring>
#include <utility>

namespace sessionscope {

void wipeMemory(void *data, std::size_t size)
{
    // volatile: a plain memset before a free is dead code to an optimiser.
    auto *byte = static_cast<volatile unsigned char *>(data);
    for (std::size_t i = 0; i < size; ++i)
        byte[i] = 0;
}

void wipe(QString &text)
{
    if (text.isDetached())
        wipeMemory(text.data(), static_cast<std::size_t>(text.size()) * sizeof(QChar));
    text.clear();
}

void wipe(QByteArray &bytes)
{
    if (bytes.isDetached())
        wipeMemory(bytes.data(), static_cast<std::size_t>(bytes.size()));
    bytes.clear();
}

Secret::Secret(QByteArrayView utf8)
    : m_size(utf8.size())
{
    if (m_size == 0)
        return;
    m_data = std::make_unique<char[]>(static_cast<std::size_t>(m_size));
    std::memcpy(m_data.get(), utf8.data(), static_cast<std::size_t>(m_size));
}

Secret Secret::fromText(const QString &text)
{
    QByteArray utf8 = text.toUtf8();
    Secret secret(utf8);
    wipe(utf8);
    return secret;
}

Secret::Secret(const Secret &other)
    : Secret(other.reveal())
{
}

Secret::Secret(Secret &&other) noexcept
    : m_data(std::move(other.m_data))
    , m_size(std::exchange(other.m_size, 0))
{
}

Secret &Secret::operator=(const Secret &other)
{
    if (this != &other)
        *this = Secret(other);
    return *this;
}

Secret &Secret::operator=(Secret &&other) noexcept
{
    if (this != &other) {
        clear();
        m_data = std::move(other.m_data);
        m_size = std::exchange(other.m_size, 0);
    }
    return *this;
}

Secret::~Secret()
{
    clear();
}

void Secret::clear()
{
    if (m_data)
        wipeMemory(m_data.get(), static_cast<std::size_t>(m_size));
    m_data.reset();
    m_size = 0;
}

bool operator==(const Secret &left, const Secret &right)
{
    return left.reveal() == right.reveal();
}

QDebug operator<<(QDebug debug, const Secret &)
{
    return debug << "***";
}

} // namespace sessionscope
