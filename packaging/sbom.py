#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The bill of materials of a build on Debian, as SPDX 2.3 JSON.

    packaging/sbom.py VERSION PROGRAM... [--contains PACKAGE...] > sessionscope.spdx.json

Lists the packages whose libraries the programs are linked with, those that are loaded at run time,
those whose headers are compiled in, and those whose files go with it. SOURCE_DATE_EPOCH is the time
it says, so that the same build gives the same file.
"""
import argparse
import datetime
import hashlib
import json
import os
import re
import subprocess
import sys

# Concluded from the copyright files of the packages, for what we use by name; the others come with
# them, and NOASSERTION is what is true of those.
LICENCES = {
    "libqt6core6": "LGPL-3.0-only OR GPL-2.0-or-later",
    "libqt6gui6": "LGPL-3.0-only OR GPL-2.0-or-later",
    "libqt6widgets6": "LGPL-3.0-only OR GPL-2.0-or-later",
    "libqt6network6": "LGPL-3.0-only OR GPL-2.0-or-later",
    "libqt6dbus6": "LGPL-3.0-only OR GPL-2.0-or-later",
    "libqt6svg6": "LGPL-3.0-only OR GPL-2.0-or-later",
    "libqt6charts6": "GPL-3.0-only",
    "libqt6keychain1": "BSD-3-Clause",
    "libsimdjson14": "Apache-2.0",
    "libsecret-1-0": "LGPL-2.1-or-later",
    "zlib1g": "Zlib",
    "libexpected-dev": "CC0-1.0",
}
AT_RUN_TIME = ("libqt6svg6", "libsecret-1-0")
COMPILED_IN = ("libexpected-dev",)


def output(*argv):
    return subprocess.run(argv, check=True, capture_output=True, text=True).stdout


def linked_packages(program):
    """Of the libraries that the program itself names, not of what those need."""
    needed = set(re.findall(r"\(NEEDED\).*\[(.+)\]", output("readelf", "--dynamic", program)))
    for name, path in re.findall(r"(\S+) => (\S+)", output("ldd", program)):
        if name in needed:
            # Debian 12 has /lib as a link to /usr/lib; dpkg may know either name.
            found = subprocess.run(["dpkg", "-S", path, os.path.realpath(path), "/usr" + path],
                                   capture_output=True, text=True, check=False).stdout
            if found:
                yield found.split(":")[0]


def package(name, version, licence, **more):
    return {"SPDXID": "SPDXRef-" + re.sub("[^A-Za-z0-9.-]", "-", name), "name": name,
            "versionInfo": version, "licenseConcluded": licence, "licenseDeclared": licence,
            "copyrightText": "NOASSERTION", "downloadLocation": "NOASSERTION",
            "filesAnalyzed": False, **more}


def main(version, programs, contained):
    linked = {name for program in programs for name in linked_packages(program)}
    names = sorted(linked | set(AT_RUN_TIME) | set(COMPILED_IN) | set(contained))
    installed = {}
    for name in names:
        installed[name] = output("dpkg-query", "-W", "-f=${Version}\n", name).splitlines()[0]
    own = package("sessionscope", version, "GPL-3.0-or-later",
                  supplier="Organization: The Sessionscope developers",
                  homepage="https://github.com/sessionscope/sessionscope")
    others = [package(name, installed[name], LICENCES.get(name, "NOASSERTION"),
                      supplier="Organization: Debian",
                      externalRefs=[{"referenceCategory": "PACKAGE-MANAGER",
                                     "referenceType": "purl",
                                     "referenceLocator": f"pkg:deb/debian/{name}@{installed[name]}"}])
              for name in names]
    kinds = {name: "DYNAMIC_LINK" for name in linked}
    kinds.update({name: "STATIC_LINK" for name in COMPILED_IN})
    kinds.update({name: "CONTAINS" for name in contained})
    digest = hashlib.sha256(json.dumps([version, installed], sort_keys=True).encode()).hexdigest()
    created = datetime.datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "0")),
                                              datetime.timezone.utc)
    return {
        "spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT",
        "name": f"sessionscope-{version}",
        "documentNamespace": f"https://github.com/sessionscope/sessionscope/spdx/{version}-{digest}",
        "creationInfo": {"created": created.strftime("%Y-%m-%dT%H:%M:%SZ"),
                         "creators": ["Organization: The Sessionscope developers",
                                      "Tool: packaging/sbom.py"]},
        "packages": [own, *others],
        "relationships": [
            {"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES",
             "relatedSpdxElement": own["SPDXID"]},
            *({"spdxElementId": own["SPDXID"],
               "relationshipType": kinds.get(one["name"], "DEPENDS_ON"),
               "relatedSpdxElement": one["SPDXID"]} for one in others)],
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("version")
    parser.add_argument("programs", nargs="+")
    parser.add_argument("--contains", nargs="+", default=[], metavar="PACKAGE")
    arguments = parser.parse_args()
    json.dump(main(arguments.version, arguments.programs, arguments.contains), sys.stdout, indent=1)
    print()
