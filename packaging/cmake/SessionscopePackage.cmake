# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What is installed where, and the Debian package made of it (packaging/package.sh).

set(linux_dir "${PROJECT_SOURCE_DIR}/packaging/linux")
set(app_id io.github.sessionscope.Sessionscope)

if(APPLE)
    # An application as the Finder knows it; packaging/macos/build.sh makes the icon.
    set(SESSIONSCOPE_ICNS "" CACHE FILEPATH "Icon of the application bundle")
    set_target_properties(sessionscope PROPERTIES
        OUTPUT_NAME Sessionscope
        MACOSX_BUNDLE ON
        MACOSX_BUNDLE_INFO_PLIST "${PROJECT_SOURCE_DIR}/packaging/macos/Info.plist.in")
    if(SESSIONSCOPE_ICNS)
        target_sources(sessionscope PRIVATE "${SESSIONSCOPE_ICNS}")
        set_source_files_properties("${SESSIONSCOPE_ICNS}" TARGET_DIRECTORY sessionscope
            PROPERTIES MACOSX_PACKAGE_LOCATION Resources)
    endif()
endif()
foreach(program IN ITEMS sessionscope sessionscope-demo-endpoint)
    if(TARGET ${program})
        install(TARGETS ${program}
            BUNDLE DESTINATION .
            RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
    endif()
endforeach()

if(UNIX AND NOT APPLE)
    install(FILES "${linux_dir}/${app_id}.desktop"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/applications")
    install(FILES "${linux_dir}/${app_id}.metainfo.xml"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo")
    install(FILES "${PROJECT_SOURCE_DIR}/resources/icons/sessionscope.svg"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps" RENAME ${app_id}.svg)
    foreach(size IN ITEMS 16 24 32 48 64 128 256)
        install(FILES "${linux_dir}/icons/${size}.png"
            DESTINATION "${CMAKE_INSTALL_DATADIR}/icons/hicolor/${size}x${size}/apps"
            RENAME ${app_id}.png)
    endforeach()
    install(FILES "${linux_dir}/sessionscope.bash-completion"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" RENAME sessionscope)
    install(FILES "${linux_dir}/sessionscope.lintian-overrides"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/lintian/overrides" RENAME sessionscope)
    install(FILES "${linux_dir}/copyright" DESTINATION "${CMAKE_INSTALL_DOCDIR}")

    # Debian wants these compressed, without a time stamp.
    find_program(GZIP_PROGRAM gzip)
    if(GZIP_PROGRAM)
        set(compressed)
        foreach(pair IN ITEMS
                "${linux_dir}/sessionscope.1>sessionscope.1.gz"
                "${linux_dir}/sessionscope-demo-endpoint.1>sessionscope-demo-endpoint.1.gz"
                "${linux_dir}/changelog.Debian>changelog.Debian.gz"
                "${PROJECT_SOURCE_DIR}/CHANGELOG.md>changelog.gz")
            string(REPLACE ">" ";" pair "${pair}")
            list(GET pair 0 from)
            list(GET pair 1 name)
            set(to "${PROJECT_BINARY_DIR}/packaging/${name}")
            add_custom_command(OUTPUT "${to}"
                COMMAND "${CMAKE_COMMAND}" -E make_directory "${PROJECT_BINARY_DIR}/packaging"
                COMMAND "${GZIP_PROGRAM}" -9 -n -c "${from}" > "${to}"
                DEPENDS "${from}" VERBATIM)
            list(APPEND compressed "${to}")
            if(name MATCHES "\\.1\\.gz$")
                install(FILES "${to}" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
            else()
                install(FILES "${to}" DESTINATION "${CMAKE_INSTALL_DOCDIR}")
            endif()
        endforeach()
        add_custom_target(sessionscope_documents ALL DEPENDS ${compressed})
    endif()
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME sessionscope)
set(CPACK_PACKAGE_VENDOR "The Sessionscope developers")
set(CPACK_PACKAGE_CONTACT "The Sessionscope developers <sessionscope@users.noreply.github.com>")
set(CPACK_PACKAGE_HOMEPAGE_URL "https://github.com/sessionscope/sessionscope")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "session browser for Redis and Tair")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION database)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
string(CONCAT CPACK_DEBIAN_PACKAGE_DESCRIPTION
    "Sessionscope shows who is connected to an ApsaraDB for Redis or Tair instance\n"
    "right now, what each client is doing, and which source holds how many\n"
    "connections. The list can be sorted, filtered, charted, watched live and\n"
    "exported as CSV or JSON, in a window or on the command line.\n"
    "\n"
    "It calls one operation of Alibaba Cloud's Database Autonomy Service with\n"
    "credentials that stay in the keychain of the desktop. A built-in demo instance\n"
    "lets one try it without an account.")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Loaded by dlopen only, so that shlibdeps cannot see them: QtKeychain's backend and SVG icons.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libsecret-1-0, libqt6svg6")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS
    "gnome-keyring | kwalletmanager, qt6-translations-l10n, qt6-wayland, fonts-noto-cjk | fonts-wqy-microhei")
include(CPack)
