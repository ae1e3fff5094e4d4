// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Runs a fuzz target over files without a fuzzer, so that every compiler's test run replays the
// seeds and what was found once:
//
//   target-replay FILE-OR-FOLDER...
#include <QByteArray>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <cstdint>
#include <cstdio>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);
extern "C" __attribute__((weak)) int LLVMFuzzerInitialize(int *argc, char ***argv);

namespace {

int g_replayed = 0;

bool replay(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        std::fprintf(stderr, "%s: %s\n", qUtf8Printable(path), qUtf8Printable(file.errorString()));
        return false;
    }
    std::printf("%s\n", qUtf8Printable(path));
    std::fflush(stdout); // the last line names the input that ended the program
    const QByteArray input = file.readAll();
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(input.constData()),
                           static_cast<std::size_t>(input.size()));
    ++g_replayed;
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    if (LLVMFuzzerInitialize != nullptr)
        LLVMFuzzerInitialize(&argc, &argv);
    bool isGood = true;
    for (int i = 1; i < argc; ++i) {
        const QString path = QFile::decodeName(argv[i]);
        if (!QFileInfo(path).isDir()) {
            isGood = replay(path) && isGood;
            continue;
        }
        QDirIterator files(path, QDir::Files);
        while (files.hasNext())
            isGood = replay(files.next()) && isGood;
    }
    std::printf("%d inputs\n", g_replayed);
    return isGood && g_replayed > 0 ? 0 : 1;
}
