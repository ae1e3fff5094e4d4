// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/addressrange.h"
#include "session/sessionsnapshot.h"
#include "session/sourcelabels.h"

#include <QByteArrayView>
#include <QHash>

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace sessionscope::session {

//! Rules that are kept; a hosts file of a large network has some thousand lines.
inline constexpr std::size_t kMaxLabelRules = 10'000;
inline constexpr qsizetype kMaxLabelPattern = 256; //!< characters; client names are rarely longer
inline constexpr qsizetype kMaxLabelAlias = 64; //!< characters: what a column of the table shows
inline constexpr qsizetype kMaxLabelTag = 32; //!< characters of one tag
inline constexpr qsizetype kMaxLabelTags = 16; //!< of one source

//! Which sources the user calls by that label.
struct LabelRule
{
    //! "10.1.4.17", "10.0.0.0/8", "10.0.0.1-10.0.0.9" or a client name in which "*" stands for any
    //! characters. What is no address is also compared with sources that are none (Unix sockets).
    QString pattern;
    SourceLabel label;

    friend bool operator==(const LabelRule &, const LabelRule &) = default;
};

//! The order is the one in which they win.
enum class LabelRuleKind : quint8 { Address, Block, Range, Text };

//! What \a pattern names; nullopt if it is empty, too long, or looks like a block of addresses and
//! is none ("10.0.0.0/33").
std::optional<LabelRuleKind> kindOfLabelPattern(const QString &pattern);

//! \a rule fit to be kept: without blanks at the ends, tags apart and each once, lengths within the
//! limits.
LabelRule tidyLabelRule(const LabelRule &rule);
//! The words of \a text, separated by blanks, commas or semicolons.
QStringList labelTags(const QString &text);

//! The user's names for sources, made ready to be looked up. The most specific rule wins: the exact
//! address, then the block with the longest prefix, then the smallest range, then the text without
//! wildcards, then the one with most characters beside them; of equals the first. A rule for the
//! source wins over one for the client name. Immutable; any thread.
class LabelRules final
{
public:
    LabelRules() = default;
    //! Rules of no kind are kept and never match; so do those beyond kMaxLabelRules.
    explicit LabelRules(std::vector<LabelRule> rules);

    const std::vector<LabelRule> &rules() const { return m_rules; }

    bool isEmpty() const { return m_rules.empty(); }

    //! The rule for a source (text of Client), an index of rules(). O(lengths of prefixes + ranges
    //! + patterns with wildcards).
    std::optional<quint32> ruleOfSource(QByteArrayView source) const;
    std::optional<quint32> ruleOfName(const QString &name) const;

    //! One label a rule that is used. O(distinct sources and names) times the above.
    SourceLabels labelsOf(const SessionSnapshot &snapshot) const;

private:
    struct Block
    {
        HostAddress first;
        quint32 rule;
    };

    // Those with as many bits in front, ascending.
    struct Blocks
    {
        int version;
        int prefixBits;
        std::vector<Block> blocks;
    };

    struct Range
    {
        AddressRange range;
        quint32 rule;
    };

    struct Pattern
    {
        QStringList parts;
        qsizetype characters;
        quint32 rule;
    };

    void add(quint32 rule);
    void addBlock(const AddressRange &range, int prefixBits, quint32 rule);
    std::optional<quint32> ruleOfText(const QString &text) const;

    std::vector<LabelRule> m_rules;
    std::vector<Blocks> m_blocks; // longest prefix first
    std::vector<Range> m_ranges; // smallest first
    QHash<QString, quint32> m_texts; // case-folded
    std::vector<Pattern> m_patterns; // most characters first
};

using LabelRulesPointer = std::shared_ptr<const LabelRules>;

} // namespace sessionscope::session
