# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks an endpoint for the sessions, with a signer that is not the program's."""
import hashlib
import hmac
import json
import urllib.parse
import urllib.request
import uuid
from datetime import datetime, timezone


def signed_request(endpoint, key, secret, instance):
    """GetRedisAllSession with an ACS3-HMAC-SHA256 signature."""
    query = "InstanceId=" + urllib.parse.quote(instance, safe="~")
    empty = hashlib.sha256(b"").hexdigest()
    headers = {
        "content-type": "application/x-www-form-urlencoded",
        "host": urllib.parse.urlsplit(endpoint).netloc,
        "x-acs-action": "GetRedisAllSession",
        "x-acs-content-sha256": empty,
        "x-acs-date": datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "x-acs-signature-nonce": uuid.uuid4().hex,
        "x-acs-version": "2020-01-16",
    }
    names = ";".join(headers)
    canonical = "\n".join(
        ["POST", "/", query, *(f"{name}:{value}" for name, value in headers.items()), "", names,
         empty])
    to_sign = "ACS3-HMAC-SHA256\n" + hashlib.sha256(canonical.encode()).hexdigest()
    signature = hmac.new(secret.encode(), to_sign.encode(), hashlib.sha256).hexdigest()
    headers["Authorization"] = (
        f"ACS3-HMAC-SHA256 Credential={key},SignedHeaders={names},Signature={signature}")
    return urllib.request.Request(f"{endpoint}/?{query}", data=b"", headers=headers, method="POST")


def ask(endpoint, key, secret, instance):
    """The answer as JSON."""
    # The sessions are on this computer, whatever proxy the environment names.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(signed_request(endpoint, key, secret, instance), timeout=60) as answer:
        return json.load(answer)
