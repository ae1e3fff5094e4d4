// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cloud/endpoint.h"

#include <QStringList>

namespace sessionscope::cloud {

//! The regions in which R-kvstore is known to be, by their ids in alphabetical order. New ones
//! come, so that any other may be typed.
QStringList knownRegions();

//! \brief Where R-kvstore answers for the instances of a region.
//! Blanks around the id and its case do not matter. Error::InvalidInput for what is no id: letters,
//! digits and hyphens.
Result<Endpoint> instancesEndpoint(const QString &regionId);

} // namespace sessionscope::cloud
