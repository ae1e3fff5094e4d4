// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/cellcolumn.h"

#include "export/decimal.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>

namespace sessionscope::exporting {

using session::PackedIntegers;
using session::PackedView;

namespace {

// A copy of a fixed size is an instruction or two, one of any size is a call.
constexpr std::size_t kShortBytes = 16;
constexpr std::size_t kMediumBytes = 32;
static_assert(kMediumBytes <= CellColumn::kSlackBytes && kDecimalRoom <= CellColumn::kSlackBytes);

// The same for all rows.
class ConstantColumn final : public CellColumn
{
public:
    explicit ConstantColumn(std::string cell)
        : m_cell(std::move(cell))
    {
    }

    void append(std::span<const quint32> rows, char **ends) const override
    {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            std::memcpy(ends[i], m_cell.data(), m_cell.size());
            ends[i] += m_cell.size();
        }
    }

    std::size_t maxSize() const override { return m_cell.size(); }

private:
    std::string m_cell;
};

template <class Entry>
class TableColumn final : public CellColumn
{
public:
    // Entry e of \a view is value e + base of \a cells, or unknown.
    TableColumn(const PackedView<Entry> &view, PreparedCells cells, std::size_t base)
        : m_view(view)
        , m_cells(std::move(cells))
        , m_base(base)
    {
    }

    void append(std::span<const quint32> rows, char **ends) const override
    {
        if (m_cells.maxSize() <= kShortBytes)
            appendWith<kShortBytes>(rows, ends);
        else
            appendWith<kMediumBytes>(rows, ends);
    }

    std::size_t maxSize() const override { return m_cells.maxSize(); }

    void count(std::span<const quint32> rows, TableCounts &counts) const override
    {
        if (m_cells.neutralised().empty())
            return;
        for (const quint32 row : rows)
            counts.neutralised += m_cells.neutralised()[indexOf(row)] ? 1 : 0;
    }

private:
    std::size_t indexOf(quint32 row) const
    {
        return m_view.isUnknown(row) ? m_cells.count() : m_base + m_view.entry(row);
    }

    // Copies \a Size bytes of every cell, needed or not, and only of longer ones the rest.
    template <std::size_t Size>
    void appendWith(std::span<const quint32> rows, char **ends) const
    {
        const PackedView<Entry> view = m_view;
        const PreparedCells::View cells = m_cells.view();
        const std::size_t base = m_base;
        const std::size_t unknown = m_cells.count();
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const std::size_t index =
                view.isUnknown(rows[i]) ? unknown : base + view.entry(rows[i]);
            const char *const cell = cells.cell(index);
            const std::size_t size = cells.size(index);
            char *const end = ends[i];
            std::memcpy(end, cell, Size);
            if (Size == kMediumBytes && size > Size)
                std::memcpy(end + Size, cell + Size, size - Size);
            ends[i] = end + size;
        }
    }

    PackedView<Entry> m_view;
    PreparedCells m_cells;
    std::size_t m_base;
};

template <class Entry>
class IntegerColumn final : public CellColumn
{
public:
    IntegerColumn(const PackedView<Entry> &view, const IntegerStyle &style)
        : m_view(view)
        , m_style(style)
    {
        Q_ASSERT(style.start.size() <= IntegerStyle::kMaxStartBytes);
        std::copy(style.start.begin(), style.start.end(), m_start.begin());
    }

    void append(std::span<const quint32> rows, char **ends) const override
    {
        const PackedView<Entry> view = m_view;
        const auto start = m_start;
        const std::size_t startSize = m_style.start.size();
        const bool isSigned = m_style.isSigned;
        const bool marksLong = m_style.marksLong;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const quint32 row = rows[i];
            char *end = ends[i];
            if (view.isUnknown(row)) {
                std::memcpy(end, m_style.unknown.data(), m_style.unknown.size());
                ends[i] = end + m_style.unknown.size();
                continue;
            }
            std::memcpy(end, start.data(), start.size());
            end += startSize;
            if (marksLong && isLongInteger(view.value(row), isSigned))
                *end++ = '\'';
            ends[i] = appendInteger(end, view.value(row), isSigned);
        }
    }

    std::size_t maxSize() const override
    {
        return std::max(m_style.start.size() + 1 + kMaxDecimalBytes, m_style.unknown.size());
    }

    void count(std::span<const quint32> rows, TableCounts &counts) const override
    {
        if (!m_style.marksLong)
            return;
        for (const quint32 row : rows)
            counts.longIntegers +=
                !m_view.isUnknown(row) && isLongInteger(m_view.value(row), m_style.isSigned) ? 1
                                                                                             : 0;
    }

private:
    PackedView<Entry> m_view;
    IntegerStyle m_style;
    std::array<char, IntegerStyle::kMaxStartBytes> m_start{}; // copied whole
};

// Values of 0 .. 65535.
class ShortIntegerColumn final : public CellColumn
{
public:
    ShortIntegerColumn(const PackedView<quint16> &view, const IntegerStyle &style)
        : m_view(view)
        , m_style(style)
    {
        Q_ASSERT(style.start.size() <= IntegerStyle::kMaxStartBytes);
        std::copy(style.start.begin(), style.start.end(), m_start.begin());
    }

    //! Whether a column of \a size rows has no other values.
    static bool fits(const PackedView<quint16> &view, std::size_t size)
    {
        constexpr quint64 kLargest = std::numeric_limits<quint16>::max();
        if (view.base() > kLargest)
            return false;
        quint16 largest = 0;
        for (std::size_t row = 0; row < size; ++row)
            largest = std::max(largest, view.isUnknown(row) ? quint16(0) : view.entry(row));
        return view.base() + largest <= kLargest;
    }

    void append(std::span<const quint32> rows, char **ends) const override
    {
        while (!rows.empty()) {
            const std::size_t count = std::min(rows.size(), ShortDecimals::kCount);
            appendLot(rows.first(count), ends);
            rows = rows.subspan(count);
            ends += count;
        }
    }

    std::size_t maxSize() const override
    {
        return std::max(m_style.start.size() + kMaxDecimalBytes, m_style.unknown.size());
    }

private:
    void appendLot(std::span<const quint32> rows, char **ends) const
    {
        const PackedView<quint16> view = m_view;
        const auto start = m_start;
        const std::size_t startSize = m_style.start.size();
        ShortDecimals::Numbers numbers{};
        for (std::size_t i = 0; i < rows.size(); ++i)
            numbers[i] = static_cast<quint16>(view.value(rows[i]));
        const ShortDecimals decimals(numbers);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            char *const end = ends[i];
            if (view.isUnknown(rows[i])) {
                std::memcpy(end, m_style.unknown.data(), m_style.unknown.size());
                ends[i] = end + m_style.unknown.size();
                continue;
            }
            std::memcpy(end, start.data(), start.size());
            ends[i] = decimals.append(end + startSize, i);
        }
    }

    PackedView<quint16> m_view;
    IntegerStyle m_style;
    std::array<char, IntegerStyle::kMaxStartBytes> m_start{}; // copied whole
};

// Integers of one byte: there are only so many.
std::unique_ptr<CellColumn> makeByteColumn(const PackedView<quint8> &view,
                                           const IntegerStyle &style)
{
    return std::make_unique<TableColumn<quint8>>(
        view, PreparedCells::ofIntegers(view.base(), PackedView<quint8>::kMarker, style), 0);
}

} // namespace

void CellColumn::count(std::span<const quint32>, TableCounts &) const { }

std::unique_ptr<CellColumn> makeTextColumn(const PackedIntegers &codes, PreparedCells cells)
{
    if (codes.isAllUnknown()) {
        const PreparedCells::View view = cells.view();
        return std::make_unique<ConstantColumn>(
            std::string(view.cell(cells.count()), view.size(cells.count())));
    }
    return codes.visit([&]<class Entry>(const PackedView<Entry> &view) {
        return std::unique_ptr<CellColumn>(
            std::make_unique<TableColumn<Entry>>(view, std::move(cells), view.base()));
    });
}

std::unique_ptr<CellColumn> makeIntegerColumn(const PackedIntegers &integers,
                                              const IntegerStyle &style)
{
    if (integers.isAllUnknown())
        return std::make_unique<ConstantColumn>(style.unknown);
    return integers.visit([&]<class Entry>(const PackedView<Entry> &view) {
        if constexpr (sizeof(Entry) == 1) {
            if (!style.marksLong)
                return makeByteColumn(view, style);
        }
        if constexpr (sizeof(Entry) == 2) {
            if (ShortIntegerColumn::fits(view, integers.size()))
                return std::unique_ptr<CellColumn>(
                    std::make_unique<ShortIntegerColumn>(view, style));
        }
        return std::unique_ptr<CellColumn>(std::make_unique<IntegerColumn<Entry>>(view, style));
    });
}

} // namespace sessionscope::exporting
