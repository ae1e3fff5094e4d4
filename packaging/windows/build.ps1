# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# NOT RUN YET: needs Windows. The sources do not build there yet either: src/export writes through
# POSIX calls (descriptor.cpp, target.cpp), which need their Windows counterparts first.
#
# Builds build\windows\sessionscope-VERSION-windows-x64.exe, an installer:
#
#   packaging\windows\build.ps1 -Qt C:\Qt\6.8.3\msvc2022_64
#
# In a "Developer PowerShell for VS 2022" with CMake 3.25, Ninja and makensis (NSIS 3) on
# the PATH, and a Qt of the Qt installer with Qt Charts.
param(
    [Parameter(Mandatory)] [string] $Qt,
    # Signs the programs and the installer with this certificate of the user's store.
    [string] $CertificateThumbprint = ""
)
Set-StrictMode -Version Latest
$ErrorActionPreference = "Stop"
$PSNativeCommandUseErrorActionPreference = $true

$root = (Resolve-Path "$PSScriptRoot\..\..").Path
$build = "$root\build\windows"
$prefix = "$build\prefix"
$folder = "$build\sessionscope"

# Windows PowerShell 5 does not stop where a program fails.
function Invoke-Step([string] $Program) {
    & $Program @args
    if ($LASTEXITCODE -ne 0) { throw "$Program ended with $LASTEXITCODE" }
}

function Add-Signature([string[]] $Files) {
    if ($CertificateThumbprint) {
        Invoke-Step signtool sign /sha1 $CertificateThumbprint /fd SHA256 `
            /tr http://timestamp.digicert.com /td SHA256 @Files
    }
}

Invoke-Step cmake -S "$root\packaging\dependencies" -B "$build\dependencies" -G Ninja `
    "-DCMAKE_INSTALL_PREFIX=$prefix" "-DCMAKE_PREFIX_PATH=$Qt"
Invoke-Step cmake --build "$build\dependencies"

Push-Location $root
Invoke-Step cmake --preset release -B "$build\release" "-DCMAKE_PREFIX_PATH=$Qt;$prefix" `
    -DZLIB_USE_STATIC_LIBS=ON
Invoke-Step cmake --build "$build\release"
if (Test-Path $folder) { Remove-Item -Recurse -Force $folder }
Invoke-Step cmake --install "$build\release" --prefix $folder
Pop-Location

# Beside the programs: Qt's libraries, the plugins that these ask for (schannel for TLS), its Chinese
# texts, and the C++ runtime.
Invoke-Step "$Qt\bin\windeployqt.exe" --release --compiler-runtime --no-opengl-sw `
    --no-system-d3d-compiler --translations "en,zh_CN" --dir "$folder\bin" `
    "$folder\bin\sessionscope.exe" "$folder\bin\sessionscope-demo-endpoint.exe"
Copy-Item "$root\LICENSE", "$root\README.md", "$root\CHANGELOG.md" $folder
Add-Signature @("$folder\bin\sessionscope.exe", "$folder\bin\sessionscope-demo-endpoint.exe")

# What the installer puts there is what the uninstaller takes away, and nothing else.
$files = Get-ChildItem -Recurse -File $folder | ForEach-Object {
    'Delete "$INSTDIR\' + $_.FullName.Substring($folder.Length + 1) + '"'
}
$folders = Get-ChildItem -Recurse -Directory $folder | Sort-Object { $_.FullName.Length } -Descending |
    ForEach-Object { 'RMDir "$INSTDIR\' + $_.FullName.Substring($folder.Length + 1) + '"' }
Set-Content -Encoding utf8 "$build\uninstall.nsh" (@($files) + @($folders))

$version = (Select-String '^CMAKE_PROJECT_VERSION:STATIC=(.*)' "$build\release\CMakeCache.txt").Matches[0].Groups[1].Value
$installer = "$build\sessionscope-$version-windows-x64.exe"
Invoke-Step makensis -V3 "-DVERSION=$version" "-DFOLDER=$folder" "-DUNINSTALL=$build\uninstall.nsh" `
    "-DINSTALLER=$installer" "$PSScriptRoot\sessionscope.nsi"
Add-Signature @($installer)
Write-Output $installer
