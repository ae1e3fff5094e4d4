; SPDX-FileCopyrightText: 2026 The Sessionscope developers
; SPDX-License-Identifier: GPL-3.0-or-later
;
; The installer for Windows 10 and newer, 64 bits; build.ps1 calls makensis with VERSION, FOLDER (what to
; install), UNINSTALL (the list of what to remove) and INSTALLER (the file to write).
;
; NOT RUN YET on Windows; makensis 3.08 of Debian compiles it.
Unicode true
!include MUI2.nsh
!include x64.nsh

!define NAME "Sessionscope"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Sessionscope"

Name "${NAME}"
OutFile "${INSTALLER}"
RequestExecutionLevel admin
InstallDir "$PROGRAMFILES64\${NAME}"
SetCompressor /SOLID lzma
VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "${NAME}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey FileDescription "Session browser for Redis and Tair"
VIAddVersionKey LegalCopyright "2026 The Sessionscope developers, GPL-3.0-or-later"

!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\bin\sessionscope.exe"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"

Function .onInit
    ${IfNot} ${RunningX64}
        MessageBox MB_ICONSTOP "Sessionscope needs 64-bit Windows."
        Abort
    ${EndIf}
    SetRegView 64
    ; An upgrade goes where the older version is.
    ReadRegStr $0 HKLM "${KEY}" "InstallLocation"
    ${If} $0 != ""
        StrCpy $INSTDIR $0
    ${EndIf}
FunctionEnd

Section
    SetShellVarContext all
    ; The older version takes its own files away first. It is copied aside, so that it can be waited
    ; for; _? says where it is at home.
    ReadRegStr $0 HKLM "${KEY}" "InstallLocation"
    ${If} $0 != ""
    ${AndIf} ${FileExists} "$0\uninstall.exe"
        InitPluginsDir
        CopyFiles /SILENT "$0\uninstall.exe" "$PLUGINSDIR\uninstall.exe"
        ExecWait '"$PLUGINSDIR\uninstall.exe" /S _?=$0'
    ${EndIf}

    SetOutPath "$INSTDIR"
    File /r "${FOLDER}\*"
    WriteUninstaller "$INSTDIR\uninstall.exe"
    SetOutPath "$INSTDIR\bin"
    CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\bin\sessionscope.exe"
    WriteRegStr HKLM "${KEY}" "DisplayName" "${NAME}"
    WriteRegStr HKLM "${KEY}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKLM "${KEY}" "DisplayIcon" "$INSTDIR\bin\sessionscope.exe"
    WriteRegStr HKLM "${KEY}" "Publisher" "The Sessionscope developers"
    WriteRegStr HKLM "${KEY}" "URLInfoAbout" "https://github.com/sessionscope/sessionscope"
    WriteRegStr HKLM "${KEY}" "InstallLocation" "$INSTDIR"
    WriteRegStr HKLM "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr HKLM "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD HKLM "${KEY}" "NoModify" 1
    WriteRegDWORD HKLM "${KEY}" "NoRepair" 1
SectionEnd

Function un.onInit
    SetRegView 64
FunctionEnd

; Settings and snapshots are the user's and stay.
Section "Uninstall"
    SetShellVarContext all
    !include "${UNINSTALL}"
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
    Delete "$SMPROGRAMS\${NAME}.lnk"
    DeleteRegKey HKLM "${KEY}"
SectionEnd
