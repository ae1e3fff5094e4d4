// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <stop_token>

namespace sessionscope::live {

//! A body on its way from the network thread to the thread that decodes it. Holds a limited number
//! of bytes: a decoder that falls behind holds up the network instead of filling the memory.
class BodyPipe final
{
public:
    //! \a stop ends all waiting.
    explicit BodyPipe(std::stop_token stop);

    //! Waits while kMaxBytesUnderWay or more are waiting to be read and there is a reader. One
    //! writer.
    void write(QByteArray bytes);
    //! Nothing more will be written.
    void closeWriter();

    //! Waits for bytes; an empty array is the end, or the wish to stop. One reader.
    QByteArray read();
    //! Nothing more will be read: writing does not wait any longer.
    void closeReader();

    //! Some milliseconds of work for the decoder, some windows of a TCP connection.
    static constexpr qsizetype kMaxBytesUnderWay = qsizetype(4) * 1024 * 1024;

private:
    std::stop_token m_stop;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<QByteArray> m_chunks;
    qsizetype m_bytes = 0; // in m_chunks
    bool m_hasWriter = true;
    bool m_hasReader = true;
};

} // namespace sessionscope::live
