// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/humanunits.h"

#include <QCoreApplication>

#include <array>

namespace sessionscope {

namespace {

constexpr qint64 kMinute = 60;
constexpr qint64 kHour = 60 * kMinute;
constexpr qint64 kDay = 24 * kHour;

struct HumanUnits
{
    Q_DECLARE_TR_FUNCTIONS(sessionscope::HumanUnits)
};

QString withUnit(qint64 value, qint64 unit, const QLocale &locale)
{
    const QString number = locale.toString(value);
    switch (unit) {
    case kDay:
        return HumanUnits::tr("%1 d", "days").arg(number);
    case kHour:
        return HumanUnits::tr("%1 h", "hours").arg(number);
    case kMinute:
        return HumanUnits::tr("%1 m", "minutes").arg(number);
    default:
        return HumanUnits::tr("%1 s", "seconds").arg(number);
    }
}

qint64 fittingUnit(qint64 seconds)
{
    for (const qint64 unit : {kDay, kHour, kMinute}) {
        if (seconds >= unit)
            return unit;
    }
    return 1;
}

} // namespace

QString humanDuration(qint64 seconds, const QLocale &locale)
{
    const qint64 unit = fittingUnit(seconds);
    return withUnit(seconds / unit, unit, locale);
}

QString humanDurationLong(qint64 seconds, const QLocale &locale)
{
    const qint64 unit = fittingUnit(seconds);
    QString text = withUnit(seconds / unit, unit, locale);
    const qint64 rest = seconds % unit;
    if (unit > 1 && rest > 0) {
        const qint64 lower = unit == kDay ? kHour : unit == kHour ? kMinute : 1;
        if (rest >= lower)
            text += QLatin1Char(' ') + withUnit(rest / lower, lower, locale);
    }
    return text;
}

QString humanBytes(qint64 bytes, const QLocale &locale)
{
    constexpr std::array<const char *, 6> kUnits{
        QT_TRANSLATE_NOOP("sessionscope::HumanUnits", "%1 KiB"),
        QT_TRANSLATE_NOOP("sessionscope::HumanUnits", "%1 MiB"),
        QT_TRANSLATE_NOOP("sessionscope::HumanUnits", "%1 GiB"),
        QT_TRANSLATE_NOOP("sessionscope::HumanUnits", "%1 TiB"),
        QT_TRANSLATE_NOOP("sessionscope::HumanUnits", "%1 PiB"),
        QT_TRANSLATE_NOOP("sessionscope::HumanUnits", "%1 EiB"),
    };
    if (bytes < 1024)
        return HumanUnits::tr("%1 B", "bytes").arg(locale.toString(bytes));
    auto value = static_cast<double>(bytes);
    std::size_t unit = 0;
    value /= 1024;
    // 1023.95 would be printed as 1024.0: take the next unit there.
    while (value >= 1023.95 && unit + 1 < kUnits.size()) {
        value /= 1024;
        ++unit;
    }
    return HumanUnits::tr(kUnits[unit]).arg(locale.toString(value, 'f', 1));
}

} // namespace sessionscope
