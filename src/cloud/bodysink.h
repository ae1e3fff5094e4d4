// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <functional>
#include <memory>

namespace sessionscope::cloud {

//! Takes the body of a large answer while it arrives, so that it is never held as a whole. Used on
//! the network thread. An attempt that fails destroys its sink without having called finish().
class BodySink
{
public:
    BodySink() = default;
    virtual ~BodySink() = default;
    Q_DISABLE_COPY_MOVE(BodySink)

    //! The next bytes, decompressed; never none. May wait a moment until there is room for them.
    virtual void write(QByteArray bytes) = 0;
    //! The body has come to its end, and HTTP has nothing against it.
    virtual void finish() = 0;
};

//! Called on the network thread, once for each attempt whose answer is larger than
//! kMaxEnvelopeBytes; it has a status of 2xx and does not look like a web page.
using OpenBodySink = std::function<std::unique_ptr<BodySink>()>;

} // namespace sessionscope::cloud
