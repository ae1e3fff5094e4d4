# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later

# sessionscope_precompile(<target> LIBS <library>... HEADERS <header>...)
#
# Precompiles the headers, once for all executables of a directory (Qt tells tests its name) that
# link the same libraries. Only where SESSIONSCOPE_QUICK_BUILD is on, so that a source that lacks an
# include of its own is found by the other builds.
function(sessionscope_precompile target)
    cmake_parse_arguments(ARG "" "" "LIBS;HEADERS" ${ARGN})
    if(NOT SESSIONSCOPE_QUICK_BUILD)
        return()
    endif()
    # One that owns the result, and nothing else: a test may be given definitions of its own.
    get_filename_component(directory "${CMAKE_CURRENT_SOURCE_DIR}" NAME)
    string(MAKE_C_IDENTIFIER "precompiled_${directory}_${ARG_LIBS}" owner)
    if(NOT TARGET ${owner})
        set(source "${PROJECT_BINARY_DIR}/${owner}.cpp")
        file(GENERATE OUTPUT "${source}" CONTENT "int main() {}\n")
        add_executable(${owner} EXCLUDE_FROM_ALL "${source}")
        set_target_properties(${owner} PROPERTIES AUTOMOC OFF AUTORCC OFF)
        target_link_libraries(${owner} PRIVATE sessionscope_options ${ARG_LIBS})
        target_precompile_headers(${owner} PRIVATE ${ARG_HEADERS})
    endif()
    target_precompile_headers(${target} REUSE_FROM ${owner})
endfunction()

# sessionscope_add_room(NAME <room>
#     HEADERS <file>... SOURCES <file>... [FORMS <name.ui>...]
#     [PUBLIC_DEPS <target>...] [PRIVATE_DEPS <target>...])
#
# The only way to add a library: src/<room> becomes the static library sessionscope_<room>.
# An include reads "room/file.h". FORMS are files of the top-level ui/ folder; they go through
# qt_wrap_ui, since AUTOUIC with forms elsewhere leaves stale objects behind after an edit.
function(sessionscope_add_room)
    cmake_parse_arguments(ROOM "" "NAME" "HEADERS;SOURCES;FORMS;PUBLIC_DEPS;PRIVATE_DEPS" ${ARGN})
    set(target sessionscope_${ROOM_NAME})
    set(form_headers)
    if(ROOM_FORMS)
        list(TRANSFORM ROOM_FORMS PREPEND "${PROJECT_SOURCE_DIR}/ui/")
        qt_wrap_ui(form_headers ${ROOM_FORMS})
    endif()
    add_library(${target} STATIC ${ROOM_SOURCES} ${form_headers})
    target_sources(${target} PUBLIC FILE_SET HEADERS
        BASE_DIRS "${PROJECT_SOURCE_DIR}/src" FILES ${ROOM_HEADERS})
    if(form_headers)
        target_include_directories(${target} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}")
    endif()
    target_link_libraries(${target}
        PUBLIC ${ROOM_PUBLIC_DEPS}
        PRIVATE sessionscope_options ${ROOM_PRIVATE_DEPS})
    if(SESSIONSCOPE_QUICK_BUILD AND ROOM_NAME STREQUAL "gui")
        target_precompile_headers(${target} PRIVATE <QtWidgets>)
    endif()
endfunction()

# sessionscope_add_test(NAME tst_<what> LIBS <target>... [SOURCES <file>...] [LABELS <label>...]
#     [ENVIRONMENT <var=value>...] [TIMEOUT <seconds>])
#
# One Qt Test program. It links only the named libraries: a test of a room proves that the room
# needs nothing beyond its arrows.
function(sessionscope_add_test)
    cmake_parse_arguments(TEST "" "NAME;TIMEOUT" "LIBS;SOURCES;LABELS;ENVIRONMENT" ${ARGN})
    if(NOT TEST_TIMEOUT)
        set(TEST_TIMEOUT 120)
    endif()
    if(SESSIONSCOPE_SANITIZE)
        math(EXPR TEST_TIMEOUT "${TEST_TIMEOUT} * 4") # about as much slower
    endif()
    add_executable(${TEST_NAME} ${TEST_NAME}.cpp ${TEST_SOURCES})
    target_link_libraries(${TEST_NAME} PRIVATE sessionscope_options Qt6::Test ${TEST_LIBS})
    target_include_directories(${TEST_NAME} PRIVATE "${PROJECT_SOURCE_DIR}/tests")
    target_compile_definitions(${TEST_NAME} PRIVATE
        SESSIONSCOPE_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data")
    set(headers <QtTest>)
    if("sessionscope_gui" IN_LIST TEST_LIBS)
        list(APPEND headers <QtWidgets>)
    endif()
    sessionscope_precompile(${TEST_NAME} LIBS Qt6::Test ${TEST_LIBS} HEADERS ${headers})
    add_test(NAME ${TEST_NAME} COMMAND ${TEST_NAME})
    set_tests_properties(${TEST_NAME} PROPERTIES
        TIMEOUT ${TEST_TIMEOUT}
        LABELS "${TEST_LABELS}"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;${TEST_ENVIRONMENT}")
endfunction()
