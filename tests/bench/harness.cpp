// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/harness.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <utility>

namespace sessionscope::bench {

namespace {

double processCpu_ms()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

void call(const std::function<void()> &function)
{
    if (function)
        function();
}

QJsonValue optionalValue(const std::optional<double> &value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

std::string figure(const std::optional<double> &value)
{
    return value ? QString::number(*value, 'g', 4).toStdString() : std::string("-");
}

} // namespace

std::vector<double> interleaved(const std::vector<Method> &methods, int rounds)
{
    std::vector<std::vector<double>> times(methods.size());
    for (int round = -1; round < rounds; ++round) {
        for (std::size_t i = 0; i < methods.size(); ++i) {
            call(methods[i].prepare);
            const double begin = processCpu_ms();
            call(methods[i].run);
            if (round >= 0)
                times[i].push_back(processCpu_ms() - begin);
        }
    }
    std::vector<double> medians;
    for (std::vector<double> &values : times)
        medians.push_back(median(std::move(values)));
    return medians;
}

double median(std::vector<double> values)
{
    const std::size_t middle = values.size() / 2;
    std::sort(values.begin(), values.end());
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

void Report::add(Criterion criterion)
{
    std::printf("%-36s ours %-9s floor %-9s stock %-9s %9.4g %-4s (%s %g) %s\n",
                criterion.name.c_str(), figure(criterion.ours).c_str(),
                figure(criterion.floor).c_str(), figure(criterion.stock).c_str(), criterion.value,
                criterion.unit.c_str(), criterion.op.c_str(), criterion.goal,
                criterion.holds() ? "holds" : "FAILS");
    std::fflush(stdout);
    m_criteria.push_back(std::move(criterion));
}

bool Report::writeJson(const QString &fileName) const
{
    QJsonArray array;
    for (const Criterion &criterion : m_criteria) {
        array.append(QJsonObject{{QStringLiteral("name"), QString::fromStdString(criterion.name)},
                                 {QStringLiteral("value"), criterion.value},
                                 {QStringLiteral("unit"), QString::fromStdString(criterion.unit)},
                                 {QStringLiteral("goal"), criterion.goal},
                                 {QStringLiteral("op"), QString::fromStdString(criterion.op)},
                                 {QStringLiteral("holds"), criterion.holds()},
                                 {QStringLiteral("ours"), optionalValue(criterion.ours)},
                                 {QStringLiteral("floor"), optionalValue(criterion.floor)},
                                 {QStringLiteral("stock"), optionalValue(criterion.stock)}});
    }
    const QByteArray json = QJsonDocument(array).toJson();
    QFile file(fileName);
    return file.open(QIODevice::WriteOnly) && file.write(json) == json.size() && file.flush();
}

std::string sizeName(int sessions)
{
    if (sessions >= 1'000'000 && sessions % 1'000'000 == 0)
        return std::to_string(sessions / 1'000'000) + 'M';
    if (sessions >= 1000 && sessions % 1000 == 0)
        return std::to_string(sessions / 1000) + 'k';
    return std::to_string(sessions);
}

} // namespace sessionscope::bench
