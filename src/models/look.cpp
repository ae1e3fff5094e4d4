// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/look.h"

#include "core/seal.h"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <utility>

namespace sessionscope::models {

using namespace Qt::Literals::StringLiterals;

namespace {

// Members of the file; never changed once released.
constexpr QLatin1StringView kColumns = "columns"_L1;
constexpr QLatin1StringView kColumn = "column"_L1;
constexpr QLatin1StringView kWidth = "width"_L1;
constexpr QLatin1StringView kShown = "shown"_L1;
constexpr QLatin1StringView kSort = "sort"_L1;
constexpr QLatin1StringView kDescending = "descending"_L1;
constexpr QLatin1StringView kDocks = "docks"_L1;
constexpr QLatin1StringView kSources = "sources"_L1;
constexpr QLatin1StringView kDensity = "density"_L1;
constexpr QLatin1StringView kZoom = "zoom"_L1;
constexpr QLatin1StringView kRules = "rules"_L1;

constexpr qsizetype kMaxRuleId = 64; // characters

using Density = Settings::RowDensity;
constexpr std::array<std::pair<Density, QLatin1StringView>, 3> kDensities{{
    {Density::Compact, "compact"_L1},
    {Density::Normal, "normal"_L1},
    {Density::Comfortable, "comfortable"_L1},
}};

//! Reads the members of one look and counts what is wrong with them.
class LookReader final
{
public:
    explicit LookReader(const QJsonObject &json)
        : m_json(json)
    {
    }

    Look read();

    int repairs() const { return m_repairs; }

private:
    void repair() { ++m_repairs; }

    //! Absent is nothing to repair.
    bool has(QLatin1StringView member, QJsonValue::Type type)
    {
        const QJsonValue value = m_json[member];
        if (value.type() == type)
            return true;
        if (!value.isUndefined())
            repair();
        return false;
    }

    void readColumns(Look &look);
    int widthOf(const QJsonValue &entry);
    void addMissingColumns(Look &look);
    void readSort(Look &look);
    QByteArray readBytes(QLatin1StringView member);
    std::optional<Density> readDensity();
    std::optional<int> readZoom();
    std::optional<QStringList> readRules();

    const QJsonObject &m_json;
    int m_repairs = 0;
};

int LookReader::widthOf(const QJsonValue &entry)
{
    const QJsonValue value = entry[kWidth];
    const double width = value.toDouble(value.isUndefined() ? 0 : -1); // -1 is repaired below
    if (width >= 0 && width <= kMaxColumnWidth)
        return static_cast<int>(width);
    repair();
    return width > kMaxColumnWidth ? kMaxColumnWidth : 0; // of nan, too
}

void LookReader::addMissingColumns(Look &look)
{
    for (const session::ColumnInfo &info : session::columns()) {
        const bool isThere =
            std::any_of(look.columns.begin(), look.columns.end(),
                        [&info](const ColumnLook &one) { return one.column == info.column; });
        if (!isThere)
            look.columns.push_back({info.column, 0, info.shownAtFirst});
    }
}

void LookReader::readColumns(Look &look)
{
    if (!has(kColumns, QJsonValue::Array))
        return;
    std::array<bool, session::kColumnCount> isSeen{};
    const QJsonArray entries = m_json[kColumns].toArray();
    for (const auto &entry : entries) {
        const auto column = session::columnFromApiName(entry[kColumn].toString());
        if (!column || std::exchange(isSeen[static_cast<std::size_t>(*column)], true)) {
            repair();
            continue;
        }
        if (!entry[kShown].isBool())
            repair();
        look.columns.push_back({*column, widthOf(entry), entry[kShown].toBool(true)});
    }
    if (look.columns.empty()) {
        if (m_json[kColumns].toArray().isEmpty())
            repair();
        return; // as if there were none
    }
    const auto isAnyShown = std::any_of(look.columns.begin(), look.columns.end(),
                                        [](const ColumnLook &one) { return one.isShown; });
    if (!isAnyShown) {
        repair();
        for (ColumnLook &one : look.columns)
            one.isShown = session::columnInfo(one.column).shownAtFirst;
    }
    addMissingColumns(look);
    const auto isStillNone = std::none_of(look.columns.begin(), look.columns.end(),
                                          [](const ColumnLook &one) { return one.isShown; });
    if (isStillNone)
        look.columns.clear();
}

void LookReader::readSort(Look &look)
{
    if (!has(kSort, QJsonValue::Array))
        return;
    const QJsonArray entries = m_json[kSort].toArray();
    for (const auto &entry : entries) {
        const auto column = session::columnFromApiName(entry[kColumn].toString());
        const bool isDoubled = column
            && std::any_of(look.sort.begin(), look.sort.end(),
                           [&](const session::SortKey &key) { return key.column == *column; });
        if (!column || isDoubled) {
            repair();
            continue;
        }
        look.sort.push_back(
            {*column, entry[kDescending].toBool() ? Qt::DescendingOrder : Qt::AscendingOrder});
    }
}

QByteArray LookReader::readBytes(QLatin1StringView member)
{
    if (!has(member, QJsonValue::String))
        return {};
    if (const auto bytes = unsealed(m_json[member].toString(), kMaxLookBytes))
        return *bytes;
    repair();
    return {};
}

std::optional<Density> LookReader::readDensity()
{
    if (!has(kDensity, QJsonValue::String))
        return std::nullopt;
    const QString word = m_json[kDensity].toString();
    for (const auto &[density, known] : kDensities) {
        if (word == known)
            return density;
    }
    repair();
    return std::nullopt;
}

std::optional<int> LookReader::readZoom()
{
    if (!has(kZoom, QJsonValue::Double))
        return std::nullopt;
    const double zoom = m_json[kZoom].toDouble();
    const double allowed = std::clamp<double>(zoom, kMinZoom, kMaxZoom);
    if (allowed != zoom)
        repair();
    return static_cast<int>(allowed);
}

std::optional<QStringList> LookReader::readRules()
{
    if (!has(kRules, QJsonValue::Array))
        return std::nullopt;
    QStringList ids;
    const QJsonArray entries = m_json[kRules].toArray();
    for (const auto &entry : entries) {
        const QString id = entry.toString();
        if (id.isEmpty() || id.size() > kMaxRuleId || ids.contains(id)
            || ids.size() >= kMaxActiveRules)
            repair();
        else
            ids.append(id);
    }
    return ids;
}

Look LookReader::read()
{
    Look look;
    readColumns(look);
    readSort(look);
    look.docks = readBytes(kDocks);
    look.sources = readBytes(kSources);
    look.density = readDensity();
    look.zoom = readZoom();
    look.rules = readRules();
    return look;
}

} // namespace

QJsonObject toJson(const Look &look, QJsonObject before)
{
    QJsonObject json = std::move(before);
    for (const QLatin1StringView member :
         {kColumns, kSort, kDocks, kSources, kDensity, kZoom, kRules})
        json.remove(member);
    if (!look.columns.empty()) {
        QJsonArray columns;
        for (const ColumnLook &one : look.columns) {
            columns.append(QJsonObject{{kColumn, QString(session::columnInfo(one.column).apiName)},
                                       {kWidth, one.width},
                                       {kShown, one.isShown}});
        }
        json[kColumns] = columns;
    }
    if (!look.sort.empty()) {
        QJsonArray sort;
        for (const session::SortKey &key : look.sort) {
            sort.append(QJsonObject{{kColumn, QString(session::columnInfo(key.column).apiName)},
                                    {kDescending, key.order == Qt::DescendingOrder}});
        }
        json[kSort] = sort;
    }
    if (!look.docks.isEmpty())
        json[kDocks] = sealed(look.docks);
    if (!look.sources.isEmpty())
        json[kSources] = sealed(look.sources);
    for (const auto &[density, word] : kDensities) {
        if (look.density == density)
            json[kDensity] = QString(word);
    }
    if (look.zoom)
        json[kZoom] = *look.zoom;
    if (look.rules)
        json[kRules] = QJsonArray::fromStringList(*look.rules);
    return json;
}

Look lookFrom(const QJsonObject &json, int *repairs)
{
    LookReader reader(json);
    Look look = reader.read();
    if (repairs != nullptr)
        *repairs = reader.repairs();
    return look;
}

Look completed(Look look, const Look &base)
{
    if (look.columns.empty() && look.sort.empty()) {
        look.columns = base.columns;
        look.sort = base.sort;
    }
    if (look.docks.isEmpty())
        look.docks = base.docks;
    if (look.sources.isEmpty())
        look.sources = base.sources;
    if (!look.density)
        look.density = base.density;
    if (!look.zoom)
        look.zoom = base.zoom;
    if (!look.rules)
        look.rules = base.rules;
    return look;
}

} // namespace sessionscope::models
