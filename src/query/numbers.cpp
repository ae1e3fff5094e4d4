// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/numbers.h"

#include <algorithm>
#include <array>
#include <limits>

namespace sessionscope::query {

using namespace Qt::Literals::StringLiterals;
using session::Unit;

namespace {

constexpr quint64 kLargest = std::numeric_limits<quint64>::max();
constexpr NumberRange kNothing{1, 0};

struct UnitName
{
    QLatin1StringView name;
    quint64 factor;
};

constexpr std::array kSeconds{
    UnitName{"s"_L1, 1},      UnitName{"sec"_L1, 1},  UnitName{"m"_L1, 60},
    UnitName{"min"_L1, 60},   UnitName{"h"_L1, 3600}, UnitName{"d"_L1, 86400},
    UnitName{"w"_L1, 604800},
};
constexpr quint64 kKibi = 1024;
constexpr std::array kBytes{
    UnitName{"b"_L1, 1},
    UnitName{"k"_L1, kKibi},
    UnitName{"kb"_L1, kKibi},
    UnitName{"kib"_L1, kKibi},
    UnitName{"m"_L1, kKibi *kKibi},
    UnitName{"mb"_L1, kKibi *kKibi},
    UnitName{"mib"_L1, kKibi *kKibi},
    UnitName{"g"_L1, kKibi *kKibi *kKibi},
    UnitName{"gb"_L1, kKibi *kKibi *kKibi},
    UnitName{"gib"_L1, kKibi *kKibi *kKibi},
    UnitName{"t"_L1, kKibi *kKibi *kKibi *kKibi},
    UnitName{"tb"_L1, kKibi *kKibi *kKibi *kKibi},
    UnitName{"tib"_L1, kKibi *kKibi *kKibi *kKibi},
};

std::span<const UnitName> unitsOf(Unit unit)
{
    switch (unit) {
    case Unit::Seconds:
        return kSeconds;
    case Unit::Bytes:
        return kBytes;
    case Unit::None:
        break;
    }
    return {};
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

// A number that is not negative: whole, and parts of 10^kDecimals.
struct Amount
{
    quint64 whole = 0;
    bool hasRest = false;
    bool isTooLarge = false;

    void add(quint64 more)
    {
        isTooLarge = isTooLarge || more > kLargest - whole;
        whole += more;
    }

    void addProduct(quint64 value, quint64 factor)
    {
        isTooLarge = isTooLarge || (value != 0 && factor > kLargest / value);
        add(value * factor);
    }
};

// Takes digits, a fraction and a unit from the front of \a text and adds what they say.
bool takePart(QStringView &text, Unit unit, bool mustHaveUnit, Amount &amount)
{
    // More decimals than 9 are cut off: below a microsecond of a day nobody looks.
    constexpr int kDecimals = 9;
    constexpr quint64 kDecimalScale = 1'000'000'000;
    qsizetype at = 0;
    quint64 whole = 0;
    for (; at < text.size() && isDigit(text[at]); ++at) {
        const quint64 digit = text[at].unicode() - u'0';
        if (whole > (kLargest - digit) / 10)
            amount.isTooLarge = true;
        whole = whole * 10 + digit;
    }
    if (at == 0)
        return false;
    quint64 fraction = 0;
    bool hasMore = false;
    if (at + 1 < text.size() && text[at] == u'.' && isDigit(text[at + 1])) {
        int decimals = 0;
        for (++at; at < text.size() && isDigit(text[at]); ++at) {
            const quint64 digit = text[at].unicode() - u'0';
            if (decimals < kDecimals) {
                fraction = fraction * 10 + digit;
                ++decimals;
            } else {
                hasMore = hasMore || digit != 0;
            }
        }
        for (; decimals < kDecimals; ++decimals)
            fraction *= 10;
    }
    const qsizetype unitBegin = at;
    while (at < text.size() && text[at].isLetter())
        ++at;
    const QStringView name = text.sliced(unitBegin, at - unitBegin);
    quint64 factor = 1;
    if (!name.isEmpty()) {
        const std::span<const UnitName> units = unitsOf(unit);
        const auto found = std::find_if(units.begin(), units.end(), [&](const UnitName &candidate) {
            return name.compare(candidate.name, Qt::CaseInsensitive) == 0;
        });
        if (found == units.end())
            return false;
        factor = found->factor;
    } else if (mustHaveUnit) {
        return false;
    }
    amount.addProduct(whole, factor);
    // fraction * factor / kDecimalScale, which would not fit while it is multiplied.
    const quint64 product = fraction * (factor % kDecimalScale);
    amount.add(fraction * (factor / kDecimalScale) + product / kDecimalScale);
    amount.hasRest = amount.hasRest || hasMore || product % kDecimalScale != 0;
    text = text.sliced(at);
    return true;
}

NumberRange between(quint64 lowest, quint64 highest)
{
    return lowest <= highest ? NumberRange{lowest, highest} : kNothing;
}

} // namespace

NumberRange Quantity::equal() const
{
    return isExact && !isBelowAll && !isAboveAll ? NumberRange{floor, floor} : kNothing;
}

NumberRange Quantity::below() const
{
    if (isBelowAll)
        return kNothing;
    if (isAboveAll)
        return {0, kLargest};
    if (!isExact)
        return between(0, floor);
    return floor == 0 ? kNothing : between(0, floor - 1);
}

NumberRange Quantity::above() const
{
    if (isBelowAll)
        return {0, kLargest};
    if (isAboveAll || floor == kLargest)
        return kNothing;
    return between(floor + 1, kLargest);
}

NumberRange Quantity::atMost() const
{
    if (isBelowAll)
        return kNothing;
    return isAboveAll ? NumberRange{0, kLargest} : between(0, floor);
}

NumberRange Quantity::atLeast() const
{
    if (isBelowAll)
        return {0, kLargest};
    if (isAboveAll)
        return kNothing;
    return isExact ? between(floor, kLargest) : above();
}

std::optional<Quantity> parseQuantity(QStringView text, const FieldInfo &field)
{
    const bool isNegative = text.startsWith(u'-');
    if (isNegative)
        text = text.sliced(1);
    Amount amount;
    bool isFirst = true;
    do {
        if (!takePart(text, field.unit, !isFirst, amount))
            return std::nullopt;
        isFirst = false;
    } while (!text.isEmpty());

    Quantity quantity;
    quantity.isExact = !amount.hasRest;
    const quint64 signBit = signBitOf(field);
    const bool isZero = amount.whole == 0 && !amount.hasRest && !amount.isTooLarge;
    if (!isNegative || isZero) {
        // Values up to 2^63 - 1, or 2^64 - 1.
        const quint64 largest = kLargest - signBit;
        quantity.isAboveAll = amount.isTooLarge || amount.whole > largest
            || (amount.whole == largest && amount.hasRest);
        quantity.floor = amount.whole ^ signBit;
        return quantity;
    }
    // Down to -2^63, or 0. The largest integer below -1.5 is -2.
    quint64 below = amount.whole;
    quantity.isBelowAll =
        amount.isTooLarge || below > signBit || (below == signBit && amount.hasRest);
    below += amount.hasRest ? 1 : 0;
    quantity.floor = signBit - below;
    return quantity;
}

std::optional<NumberRange> parseNumberRange(QStringView text, const FieldInfo &field)
{
    constexpr QLatin1StringView kTo = ".."_L1;
    const qsizetype at = text.indexOf(kTo);
    if (at < 0)
        return std::nullopt;
    const auto from = parseQuantity(text.first(at), field);
    const auto to = parseQuantity(text.sliced(at + kTo.size()), field);
    if (!from || !to)
        return std::nullopt;
    const NumberRange low = from->atLeast();
    const NumberRange high = to->atMost();
    if (low.lowest > low.highest || high.lowest > high.highest)
        return kNothing;
    return between(low.lowest, high.highest);
}

bool isUnit(QStringView text, const FieldInfo &field)
{
    const std::span<const UnitName> units = unitsOf(field.unit);
    return std::any_of(units.begin(), units.end(), [&](const UnitName &unit) {
        return text.compare(unit.name, Qt::CaseInsensitive) == 0;
    });
}

bool looksLikeNumber(QStringView text)
{
    if (text.startsWith(u'-'))
        text = text.sliced(1);
    return !text.isEmpty() && isDigit(text.front());
}

} // namespace sessionscope::query
