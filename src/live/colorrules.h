// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/filter.h"

#include <QString>

#include <memory>
#include <vector>

namespace sessionscope::live {

//! Sessions that pass the filter are coloured, and called so.
struct ColorRule
{
    QString id; //!< stays while all else is changed
    QString word; //!< what the user calls them: "Blocked"
    QString filter; //!< in the language of query/parser.h
    int color = 1; //!< 1 .. session::kLabelColorCount

    friend bool operator==(const ColorRule &, const ColorRule &) = default;
};

//! In force at once: each costs the worker as much as a filter.
inline constexpr std::size_t kMaxRulesInForce = 32;

//! A rule made ready.
struct RuleInForce
{
    ColorRule rule;
    QString sign; //!< what stands beside the sessions: the first character of the word
    query::Filter filter; //!< empty, of a text that is none: colours nothing
};

//! The rules that are in force, in the order in which they win. Immutable; any thread.
class ColorRules final
{
public:
    //! Those beyond kMaxRulesInForce are left out.
    explicit ColorRules(const std::vector<ColorRule> &rules);

    const std::vector<RuleInForce> &rules() const { return m_rules; }

    bool isEmpty() const { return m_rules.empty(); }

    bool isSameAs(const ColorRules &other) const;

private:
    std::vector<RuleInForce> m_rules;
};

using ColorRulesPointer = std::shared_ptr<const ColorRules>;

//! Which rule each session is coloured by.
struct RowColors
{
    ColorRulesPointer rules; //!< never null
    //! By row of the snapshot: 0, or the number of the first rule that it passes, from 1.
    std::vector<quint8> rows;
    //! The filters took too long together; those that were not asked colour nothing.
    bool gaveUp = false;

    //! The rule of that row, or nullptr.
    const RuleInForce *ruleOf(quint32 row) const
    {
        const quint8 number = rows[row];
        return number == 0 ? nullptr : &rules->rules()[number - 1U];
    }
};

using RowColorsPointer = std::shared_ptr<const RowColors>;

//! Colours all rows of \a snapshot. O(rules * filter); for the worker.
RowColors rowColors(const ColorRulesPointer &rules, const session::SessionSnapshot &snapshot,
                    const query::Context &context);

} // namespace sessionscope::live
