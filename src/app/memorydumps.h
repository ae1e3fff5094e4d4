// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sessionscope::app {

//! From now on a crash leaves no picture of the memory behind, for secrets are in it: no core file,
//! and nothing for a crash handler that the kernel starts. On Linux the other programs of the same
//! user cannot attach to the process either.
//!
//! For the beginning of main(): what threads and libraries keep copies of is nobody's to know, so
//! it holds until the process ends. Builds with a sanitizer, which looks at the process from
//! outside, are only kept from writing core files.
void forbidMemoryDumps();

} // namespace sessionscope::app
