// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/random.h"

#include <algorithm>

namespace sessionscope::demo {

Zipf::Zipf(quint32 count)
    : m_sums(std::max<quint32>(count, 1))
{
    double sum = 0;
    for (std::size_t i = 0; i < m_sums.size(); ++i) {
        sum += 1.0 / static_cast<double>(i + 1);
        m_sums[i] = sum;
    }
    for (double &value : m_sums)
        value /= sum;
    m_sums.back() = 1;
}

quint32 Zipf::draw(Random &random) const
{
    const auto found = std::upper_bound(m_sums.begin(), m_sums.end(), random.unit());
    return static_cast<quint32>(std::min<std::ptrdiff_t>(
        found - m_sums.begin(), static_cast<std::ptrdiff_t>(m_sums.size()) - 1));
}

} // namespace sessionscope::demo
