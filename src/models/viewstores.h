// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/colorrulestore.h"
#include "models/columnsets.h"
#include "models/lookstore.h"
#include "models/savedfilters.h"

namespace sessionscope::models {

//! What the user has made of the table of sessions, each in a file of its own in one folder. GUI
//! thread.
struct ViewStores
{
    //! \a settings outlives the stores.
    ViewStores(const QString &folder, const Settings &settings)
        : looks(folder + QStringLiteral("/looks.json"), settings)
        , columnSets(folder + QStringLiteral("/columnsets.json"))
        , colorRules(folder + QStringLiteral("/colourrules.json"))
        , filters(folder + QStringLiteral("/filters.json"), settings)
    {
    }

    //! What is wrong with the files, a sentence each.
    QStringList notices() const
    {
        return {looks.notice(), columnSets.notice(), colorRules.notice(), filters.notice()};
    }

    //! Calls \a function(store) for each.
    template <class Function>
    void forEach(const Function &function)
    {
        function(looks);
        function(columnSets);
        function(colorRules);
        function(filters);
    }

    LookStore looks;
    ColumnSetStore columnSets;
    ColorRuleStore colorRules;
    SavedFilterStore filters;
};

} // namespace sessionscope::models
