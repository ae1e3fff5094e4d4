# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# SESSIONSCOPE_ICONS: the icon files, for qt_add_resources(... PREFIX "/" BASE resources).
# All but the application icon are line icons on a 24 px grid in the one colour #57606A, which the
# program replaces by a colour of its palette.
set(SESSIONSCOPE_ICONS)
foreach(name IN ITEMS
        add cancel chart clear columns connection copy delete details duplicate edit error
        export filter flag float help info key lock mark-changed mark-gone mark-new ok open pause
        play refresh save search sessionscope settings star warning)
    list(APPEND SESSIONSCOPE_ICONS "${CMAKE_CURRENT_LIST_DIR}/icons/${name}.svg")
endforeach()
