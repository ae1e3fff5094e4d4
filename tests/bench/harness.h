// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>
#include <optional>
#include <string>
#include <vector>

//! An own loop instead of Google Benchmark: a figure is the ratio of two or three methods (ours, a
//! floor, the stock way), and on a machine with other work only methods that take turns in one
//! process have comparable times. Google Benchmark runs one after the other.
namespace sessionscope::bench {

//! One way to do the work. An empty function does nothing.
struct Method
{
    std::function<void()> prepare; //!< before each run, not timed
    std::function<void()> run;
};

//! Median milliseconds of process CPU time of each method, all threads together. The methods take
//! turns, \a rounds times after one round that is not counted; so what else the machine does meets
//! all of them alike.
std::vector<double> interleaved(const std::vector<Method> &methods, int rounds);

//! Not empty.
double median(std::vector<double> values);

//! Keeps the compiler from dropping the computation of \a value.
template <class T>
void keep(const T &value)
{
    asm volatile("" : : "r"(&value) : "memory");
}

//! What has been measured, beside what it should be.
struct Criterion
{
    std::string name; //!< with the size, "decode_vs_stage1@100k"
    double value = 0; //!< what the goal is about
    std::string unit; //!< of value and goal; "x" for a ratio
    double goal = 0;
    std::string op; //!< "<=" or ">="
    //! What the value was made of, mostly milliseconds: our way, the least that the machine could
    //! need, and the way of a typical Qt program.
    std::optional<double> ours, floor, stock;

    bool holds() const { return op == "<=" ? value <= goal : value >= goal; }
};

//! Collects criteria. Each is printed as soon as it is there.
class Report final
{
public:
    void add(Criterion criterion);

    //! A JSON array with one object for each criterion; false if it cannot be written.
    bool writeJson(const QString &fileName) const;

private:
    std::vector<Criterion> m_criteria;
};

//! 10000 -> "10k", 1000000 -> "1M"
std::string sizeName(int sessions);

} // namespace sessionscope::bench
