// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/limits.h"
#include "decode/bodywindows.h"

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
    TooLarge, //!< more than kMaxBodyBytes
    NoMemory, //!< for the index, which takes up to four times a window
    Cancelled,
};

//! The index of the tokens ahead in a window, for readers that know what comes.
struct TokensAhead
{
    const char *json;
    const quint32 *starts; //!< where in json each token begins
    std::size_t count;
    std::size_t readable; //!< bytes of json that are there
};

//! Walks once through a JSON document, front to back, and checks all of it on the way: whoever
//! comes to the end without a fault has read a valid document (RFC 8259). simdjson finds the
//! tokens, window by window, and checks UTF-8 and control characters; the grammar, escapes and
//! numbers are checked here. A BOM is skipped; invalid UTF-8 is repaired (decode/utf8repair.h).
//!
//! \a body must outlive the cursor. Tokens and keys are views that are valid until a comma has been
//! passed, since that may be the end of a window.
class JsonCursor final
{
public:
    explicit JsonCursor(BodyWindows &body, std::stop_token stop = {});
    ~JsonCursor();
    Q_DISABLE_COPY_MOVE(JsonCursor)

    //! True if there are only blanks.
    bool isEmpty() const { return m_isEmpty; }

    JsonFault fault() const { return m_fault; }

    //! Where the fault is, in bytes from the beginning of the body.
    qsizetype faultOffset() const { return m_faultOffset; }

    //! The first byte of the token ahead; NUL at the end.
    char peek() const { return m_next < m_count ? m_json[qsizetype(m_starts[m_next])] : '\0'; }

    bool atEnd() const { return m_next >= m_count; }

    //! The token ahead without blanks around; not at the end.
    QByteArrayView token() const
    {
        const auto begin = static_cast<qsizetype>(m_starts[m_next]);
        const qsizetype end =
            m_next + 1 < m_count ? static_cast<qsizetype>(m_starts[m_next + 1]) : m_json.size();
        return trimmed(m_json.sliced(begin, end - begin));
    }

    //! A token without the blanks behind it.
    static QByteArrayView trimmed(QByteArrayView token)
    {
        while (isBlank(token.back()))
            token.chop(1);
        return token;
    }

    //! All of them in this window; at least the one ahead, unless at the end.
    TokensAhead tokensAhead() const
    {
        return {m_json.data(), m_starts + m_next, m_count - m_next, m_readable};
    }

    //! Passes \a count tokens of tokensAhead(), of which the caller has checked each.
    void pass(std::size_t count = 1)
    {
        m_next += count;
        if (m_next >= m_count)
            nextWindow();
    }

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

    // Where a string goes wrong in a window: it does not end, or holds a raw control character.
    struct BrokenString
    {
        qsizetype begin;
        qsizetype at;
        JsonFault fault;
    };

    void nextWindow();
    void setText(QByteArrayView text);
    bool index();
    void indexRepaired();
    void indexBeforeBrokenString();
    void failAtBrokenString();
    void setFault(JsonFault fault, qsizetype at);
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

    BodyWindows &m_body;
    std::stop_token m_stop;
    std::unique_ptr<simdjson::internal::dom_parser_implementation> m_parser;
    QByteArrayView m_text; // of the window, as it came
    QByteArrayView m_json; // the same, as it is read: m_text, or in m_repaired
    QByteArray m_repaired;
    std::size_t m_readable = 0;
    const quint32 *m_starts = nullptr; // where the tokens begin
    std::size_t m_count = 0;
    std::size_t m_next = 0;
    qsizetype m_offset = 0; // of m_text in the body
    std::optional<BrokenString> m_broken; // behind the tokens of this window
    int m_depth = 0;
    bool m_isEmpty = false;
    JsonFault m_fault = JsonFault::None;
    qsizetype m_faultOffset = 0;
    QByteArray m_scratch;
};

} // namespace sessionscope::decode
