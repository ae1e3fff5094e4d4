// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/limits.h"

#include <QByteArray>
#include <QByteArrayView>

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace simdjson::internal {
class dom_parser_implementation;
}

namespace sessionscope::decode {

//! Why a document cannot be read on.
enum class JsonFault : quint8 {
    None,
    Malformed, //!< something that cannot stand there
    CutOff, //!< the document ends too early
    TooDeep, //!< more than kMaxJsonDepth levels
    NoMemory, //!< for the index, which takes up to four times the document
    Cancelled,
};

//! Walks once through a JSON document, front to back, and checks all of it on the way: whoever
//! comes to the end without a fault has read a valid document (RFC 8259). simdjson finds the
//! tokens and checks UTF-8 and control characters; the grammar, escapes and numbers are checked
//! here.
//!
//! The document stays outside and must outlive the cursor. UTF-8 must be valid
//! (decode/utf8repair.h).
class JsonCursor final
{
public:
    explicit JsonCursor(QByteArrayView json, std::stop_token stop = {});
    ~JsonCursor();
    Q_DISABLE_COPY_MOVE(JsonCursor)

    //! True if there are only blanks.
    bool isEmpty() const { return m_isEmpty; }

    JsonFault fault() const { return m_fault; }

    //! Where the fault is, in bytes from the beginning of the document.
    qsizetype faultOffset() const { return m_faultOffset; }

    //! The first byte of the token ahead; NUL at the end.
    char peek() const { return m_next < m_count ? m_json[qsizetype(m_starts[m_next])] : '\0'; }

    bool atEnd() const { return m_next >= m_count; }

    //! The token ahead without blanks around; not at the end.
    QByteArrayView token() const
    {
        const auto begin = static_cast<qsizetype>(m_starts[m_next]);
        qsizetype end =
            m_next + 1 < m_count ? static_cast<qsizetype>(m_starts[m_next + 1]) : m_json.size();
        while (isBlank(m_json[end - 1]))
            --end;
        return m_json.sliced(begin, end - begin);
    }

    //! Passes the token ahead. The caller has checked it.
    void pass() { ++m_next; }

    //! Notes a fault at the token ahead. Returns false.
    bool fail(JsonFault fault = JsonFault::Malformed);

    //! Passes the value ahead, whatever it is.
    bool skipValue();

    //! Walks through the object ahead. \a onMember (QByteArrayView key) must pass the value and
    //! return true to go on; the key is as in the document, see unescapedKey().
    template <class OnMember>
    bool eachMember(OnMember onMember)
    {
        if (!enter())
            return false;
        if (peek() == '}')
            return leave();
        for (;;) {
            QByteArrayView key;
            if (!passKeyAndColon(key) || !onMember(key))
                return false;
            if (peek() == '}')
                return leave();
            if (!passComma())
                return false;
        }
    }

    //! Walks through the array ahead. \a onElement must pass the value and return true to go on.
    template <class OnElement>
    bool eachElement(OnElement onElement)
    {
        if (!enter())
            return false;
        if (peek() == ']')
            return leave();
        for (;;) {
            if (!onElement())
                return false;
            if (peek() == ']')
                return leave();
            if (!passComma())
                return false;
        }
    }

    //! \a key without escapes, valid until the next call. The key has been checked already.
    QByteArrayView unescapedKey(QByteArrayView key);

private:
    static constexpr bool isBlank(char c)
    {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    bool index(QByteArrayView json);
    void findFaultOfStrings();
    bool enter();
    bool leave();

    bool passComma()
    {
        if (peek() != ',')
            return fail();
        pass();
        return true;
    }

    bool passKeyAndColon(QByteArrayView &key);
    bool skipOpening(std::vector<char> &open);
    bool passScalar();

    QByteArrayView m_json;
    std::stop_token m_stop;
    std::unique_ptr<simdjson::internal::dom_parser_implementation> m_parser;
    const quint32 *m_starts = nullptr; // where the tokens begin
    std::size_t m_count = 0;
    std::size_t m_next = 0;
    int m_depth = 0;
    bool m_isEmpty = false;
    JsonFault m_fault = JsonFault::None;
    qsizetype m_faultOffset = 0;
    QByteArray m_scratch;
};

} // namespace sessionscope::decode
