# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# sessionscope_options: standard, definitions, warnings and hardening of every target of ours.

option(SESSIONSCOPE_WERROR "Treat warnings as errors (the dev presets and CI)" OFF)
option(SESSIONSCOPE_STL_ASSERTIONS "Check the preconditions of the standard library" OFF)
option(SESSIONSCOPE_PORTABLE "Look for the libraries in ../lib, where packaging/tarball.sh puts them" OFF)
option(SESSIONSCOPE_QUICK_BUILD "Precompile Qt's headers and link with lld where it is there (the dev presets)" OFF)
set(SESSIONSCOPE_SANITIZE "" CACHE STRING "Value for -fsanitize=, for example address,undefined")

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "Build type" FORCE)
endif()

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE_PROGRAM}")
endif()

set(CMAKE_POSITION_INDEPENDENT_CODE ON)
include(CheckPIESupported)
check_pie_supported()

if(SESSIONSCOPE_QUICK_BUILD)
    find_program(LLD_PROGRAM ld.lld)
    if(LLD_PROGRAM)
        add_link_options(-fuse-ld=lld) # 1 s instead of 6 s for a test of the window
    endif()
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        add_compile_options(-fpch-preprocess) # or ccache could not tell one precompiled header from another
    endif()
endif()

add_library(sessionscope_options INTERFACE)
target_compile_features(sessionscope_options INTERFACE cxx_std_20)
target_compile_definitions(sessionscope_options INTERFACE
    QT_NO_CAST_FROM_ASCII
    QT_NO_CAST_TO_ASCII
    QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_URL_CAST_FROM_STRING
    QT_NO_FOREACH
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_USE_QSTRINGBUILDER
    QT_STRICT_ITERATORS
    QT_DISABLE_DEPRECATED_BEFORE=0x060400
    $<$<BOOL:${SESSIONSCOPE_STL_ASSERTIONS}>:_GLIBCXX_ASSERTIONS>)

if(MSVC)
    target_compile_options(sessionscope_options INTERFACE /W4 /utf-8 $<$<BOOL:${SESSIONSCOPE_WERROR}>:/WX>)
else()
    target_compile_options(sessionscope_options INTERFACE
        -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wold-style-cast -Wnon-virtual-dtor
        -Woverloaded-virtual -Wcast-align
        $<$<CXX_COMPILER_ID:GNU>:-Wlogical-op>
        $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond>
        $<$<BOOL:${SESSIONSCOPE_WERROR}>:-Werror>
        $<$<CONFIG:Release>:-fstack-protector-strong>
        $<$<CONFIG:Release>:-U_FORTIFY_SOURCE>
        $<$<CONFIG:Release>:-D_FORTIFY_SOURCE=2>)
    if(NOT APPLE)
        target_link_options(sessionscope_options INTERFACE
            $<$<CONFIG:Release>:-Wl,-z,relro,-z,now>)
    endif()
endif()

if(SESSIONSCOPE_SANITIZE)
    # Global, so that every object of the build is instrumented alike.
    add_compile_options(-fsanitize=${SESSIONSCOPE_SANITIZE} -fno-omit-frame-pointer)
    if(SESSIONSCOPE_SANITIZE MATCHES "undefined")
        add_compile_options(-fno-sanitize-recover=undefined)
    endif()
    add_link_options(-fsanitize=${SESSIONSCOPE_SANITIZE})
    target_compile_definitions(sessionscope_options INTERFACE SESSIONSCOPE_IS_SANITIZED)
    target_sources(sessionscope_options INTERFACE
        $<$<STREQUAL:$<TARGET_PROPERTY:TYPE>,EXECUTABLE>:${CMAKE_CURRENT_LIST_DIR}/sanitizerdefaults.cpp>)
endif()
