// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>

//! Limits on everything that comes from outside, each with its reason.
namespace sessionscope {

//! A body after decompression. The largest documented answer, 500,000 sessions, has about 156 MB
//! (312 bytes a session, measured); three times that leaves room for long names.
inline constexpr qint64 kMaxBodyBytes = 512LL * 1024 * 1024;

//! An answer below this size may be an error envelope and is looked at before it is decoded;
//! refusals of the gateway have some hundred bytes, encoded diagnostics some kilobytes.
inline constexpr qint64 kMaxEnvelopeBytes = 64LL * 1024;

//! Raw text kept under "Details": enough for any envelope, small enough for a log line.
inline constexpr qint64 kMaxErrorDetailBytes = 64LL * 1024;

//! Nesting of JSON: the documented answer has five levels; QJsonDocument stops at 1024, simdjson's
//! default as well.
inline constexpr int kMaxJsonDepth = 1024;

//! Sessions of one answer, and entries of its other lists: four times the largest documented
//! instance. A session takes some 100 bytes while it is decoded.
inline constexpr quint32 kMaxSessions = 2'000'000;

//! Characters of one text shown in a cell; the full text is in the export. A name of 20,000
//! characters costs milliseconds to lay out.
inline constexpr int kMaxCellCharacters = 256;

//! Characters of one text shown in the details and in tool tips.
inline constexpr int kMaxDetailCharacters = 4096;

//! Settings, profiles, saved credentials files: nobody writes a megabyte by hand.
inline constexpr qint64 kMaxSettingsFileBytes = 4LL * 1024 * 1024;

//! TCP and TLS have finished within a second on any usable line.
inline constexpr std::chrono::milliseconds kConnectTimeout{10'000};

//! The whole fetch, retries included, unless --timeout says otherwise.
inline constexpr std::chrono::seconds kDefaultFetchTimeout{60};

//! Attempts in all for a read (protocol: at most twice more).
inline constexpr int kMaxAttempts = 3;

//! A keychain call that has not answered by then is given up; its prompt may be hidden.
inline constexpr std::chrono::seconds kKeychainTimeout{60};

//! Shortest refresh interval: the list costs the server time proportional to its clients, and the
//! rate limit is shared by the whole account.
inline constexpr std::chrono::seconds kMinRefreshInterval{2};
inline constexpr std::chrono::seconds kMaxRefreshInterval{24 * 3600};

} // namespace sessionscope
