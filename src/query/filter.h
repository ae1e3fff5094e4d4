// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/context.h"
#include "query/evaluator.h"
#include "query/problem.h"
#include "session/sessionsnapshot.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <span>
#include <vector>

namespace sessionscope::query {

struct Expression;

//! A filter over sessions, in the language of query/parser.h. An empty one accepts every session.
//! A value; may be used from any thread.
class Filter final
{
public:
    Filter() = default;

    static Parsed<Filter> parse(const QString &text);

    //! Accepts every session, whatever it is.
    bool isEmpty() const { return m_expression == nullptr; }

    const QString &text() const { return m_text; }

    //! Which rows pass, see query/evaluator.h.
    Evaluation evaluate(const session::SessionSnapshot &snapshot,
                        const Context &context = Context()) const;

    //! Sessions that are gone are what it looks for, since the last refresh or since the mark.
    bool asksForGone() const;

    //! The parts of the text that must all hold, in their order.
    QStringList terms() const;

    friend bool operator==(const Filter &left, const Filter &right)
    {
        return left.m_text == right.m_text;
    }

private:
    QString m_text;
    std::shared_ptr<const Expression> m_expression; // null: empty
};

//! Those of \a rows that \a passing has a 1 for, in their order.
std::vector<quint32> passingRows(std::span<const quint32> rows, std::span<const quint8> passing);

} // namespace sessionscope::query
