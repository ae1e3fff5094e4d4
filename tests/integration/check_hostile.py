#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hostile answers and arguments on the command line: no crash, no memory without end, a clean terminal.

    check_hostile.py SESSIONSCOPE [MEGABYTES]

Answers are served by a server of its own, generated while they are sent; MEGABYTES (40) is the size
of the large ones.
"""
import csv
import http.server
import io
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import threading
import time
import unicodedata
import unittest

PROGRAM = os.path.abspath(sys.argv[1])
MEGABYTE = 1 << 20
SIZE = int(sys.argv[2]) * MEGABYTE if len(sys.argv) > 2 else 40 * MEGABYTE
# ThreadSanitizer needs several bytes for each one of the program, AddressSanitizer keeps up to
# 256 MiB of what was freed.
MEASURES_MEMORY = not os.environ.get("SESSIONSCOPE_SANITIZE")
TIMEOUT = 300
csv.field_size_limit(1 << 30)

TEXTS = [
    "<b>evil</b>", "<img src=http://evil.example>", "=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1",
    "\x1b[31mevil\x1b[0m", "\x1b]0;evil\x07", "\x9b31m", "\0", "a\0b", "\x01\x7f\x80\x9f",
    "\u202egpj.exe", "\u2066a\u2069", "a\u200bb\ufeff", "e" + "\u0301" * 100, "w" * 20_000,
    "x" * MEGABYTE, "a\r\nb", '"', '","', "\\", "';|", "%1 %n %s", "&File", "| a |", "../../x",
    "x\nsessionscope: forged", "\u2028\u2029", "\U0010ffff\uffff", "\U0001f980",
]
# What an environment or an argument can hold.
ARGUMENTS = [text for text in TEXTS if "\0" not in text and len(text) < 1000]


def answer_of(sessions, **members):
    return {"Code": 200, "Success": True, "RequestId": "R", "Message": "Successful",
            "Data": {"Sessions": sessions, "Total": len(sessions), **members}}


class Server(http.server.ThreadingHTTPServer):
    """Serves what `answer` says: status and pieces of the body."""
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.answer = (200, [])
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def endpoint(self):
        return f"http://127.0.0.1:{self.server_address[1]}"


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        status, pieces = self.server.answer
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        try:
            for piece in pieces() if callable(pieces) else pieces:
                if piece:  # an empty one would be the end
                    self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
            self.wfile.write(b"0\r\n\r\n")
        except OSError:
            pass  # it has had enough
        self.close_connection = True

    def log_message(self, *_):
        pass


class Done:
    def __init__(self, status, out, err, peak):
        self.status, self.out, self.err, self.peak = status, out, err, peak


class HostileCommandLine(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()

    @classmethod
    def tearDownClass(cls):
        cls.server.shutdown()
        cls.server.server_close()

    def run_program(self, *arguments, **environment):
        """Runs it, and looks at what it says on stderr whatever it says."""
        with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as out, \
                tempfile.TemporaryFile() as err:
            process = subprocess.Popen(
                [PROGRAM, *arguments], stdout=out, stderr=err, cwd=folder,
                env={"PATH": "/usr/bin:/bin", "HOME": folder, "LANG": "C.UTF-8",
                     "ALIBABA_CLOUD_ACCESS_KEY_ID": "key", "ALIBABA_CLOUD_ACCESS_KEY_SECRET": "secret",
                     **environment})
            timer = threading.Timer(TIMEOUT, process.kill)
            timer.start()
            _, status, usage = os.wait4(process.pid, 0)
            timer.cancel()
            process.returncode = os.waitstatus_to_exitcode(status)
            out.seek(0)
            err.seek(0)
            done = Done(process.returncode, out.read(), err.read(), usage.ru_maxrss * 1024)
        self.assertIn(done.status, (0, 2, 3, 4, 5, 6), done.err[-2000:])
        self.check_terminal(done.err)
        if done.status != 0:
            self.assertEqual(done.out, b"")
        return done

    def check_terminal(self, err, most=100_000):
        text = err.decode()  # valid UTF-8, whatever came in
        self.assertLess(len(text), most)
        for character in text.replace("\n", ""):
            self.assertNotIn(unicodedata.category(character), ("Cc", "Cf", "Zl", "Zp", "Cs"),
                             f"{character!r} on the terminal: {text[:300]!r}")
        self.assertFalse(re.search(r"^(sessionscope: )?forged", text, re.M), text[:300])

    def read(self, body, *options, **environment):
        """Reads a saved answer."""
        with tempfile.NamedTemporaryFile(suffix=".json") as file:
            file.write(body)
            file.flush()
            return self.run_program(file.name, "--export", "-", *options, **environment)

    def fetch(self, status, pieces, *options, **environment):
        self.server.answer = (status, pieces)
        return self.run_program("--instance", "r-1", "--endpoint", self.server.endpoint, "--export", "-",
                                "--timeout", str(TIMEOUT), *options, **environment)

    def names(self, done):
        self.assertEqual(done.status, 0, done.err)
        return [row["Name"] for row in json.loads(done.out)]

    # -- texts ------------------------------------------------------------------------------------

    def test_texts_come_out_as_they_went_in(self):
        body = json.dumps(answer_of([{"Id": 1, "Name": text} for text in TEXTS])).encode()
        self.assertEqual(self.names(self.read(body, "--format", "json")), TEXTS)
        done = self.read(body, "--format", "csv", "--preset", "scripts", "--columns", "Name,Id")
        rows = list(csv.reader(io.StringIO(done.out.decode(), newline=""), lineterminator="\n"))
        # Python's reader takes NUL and a lone CR as they are, too.
        self.assertEqual([row[0] for row in rows[1:]], TEXTS)

    def test_what_is_no_unicode_becomes_a_sign(self):
        body = json.dumps(answer_of([{"Id": 1, "Name": "NAME"}])).encode()
        for raw, text in ((b"a\\ud800b", "a\ufffdb"), (b"a\\udc00b", "a\ufffdb"),
                          (b"\\udc00\\ud800", "\ufffd\ufffd"), (b"a\xffb", "a\ufffdb"),
                          (b"\xc3", "\ufffd"), (b"\xed\xa0\x80", "\ufffd\ufffd\ufffd"),
                          (b"\xf4\x90\x80\x80", "\ufffd" * 4), (b"\\ud83e\\udd80", "\U0001f980")):
            with self.subTest(raw=raw):
                self.assertEqual(self.names(self.read(body.replace(b"NAME", raw), "--format", "json")),
                                 [text])

    # -- the terminal -----------------------------------------------------------------------------

    def test_refusals_are_one_clean_line(self):
        for text in TEXTS:
            for code in ("Forbidden", text):
                with self.subTest(text=text[:40], code=code[:40]):
                    body = json.dumps({"Code": code, "Message": text, "RequestId": text,
                                       "Success": False, "HostId": text,
                                       "AccessDeniedDetail": {"AuthAction": text,
                                                              "AuthPrincipalDisplayName": text}})
                    for rules in ({}, {"QT_LOGGING_RULES": "*=true"}):
                        done = self.fetch(403, [body.encode()], **rules)
                        self.assertIn(done.status, (4, 5))
                        if not rules:
                            self.assertEqual(done.err.count(b"\n"), 1, done.err)

    def test_a_window_logs_clean_lines(self):
        """All that Qt and the program can log about a hostile answer and a hostile file."""
        texts = [text for text in TEXTS if len(text) < 1000]
        rows = [{"Id": i, "Addr": text, "Client": text, "Name": text, "Cmd": text, "NodeId": text}
                for i, text in enumerate(texts)]
        refusal = {"Code": "Forbidden", "Message": " ".join(texts), "RequestId": "".join(texts)}
        arguments = ["--instance", "r-1", "--endpoint", self.server.endpoint]
        for status, body, mark in ((200, answer_of(rows), b"HTTP 200"), (403, refusal, b"HTTP 403")):
            with self.subTest(status=status):
                self.server.answer = (status, [json.dumps(body).encode()])
                self.check_window(arguments, mark)
        with self.subTest("file"):
            self.check_window(["/nonexistent/" + "".join(ARGUMENTS)[:3000]], b"sessionscope")

    def check_window(self, arguments, mark):
        with tempfile.TemporaryDirectory() as folder, open(folder + "/err", "w+b") as err:
            process = subprocess.Popen(
                [PROGRAM, *arguments], stdout=subprocess.DEVNULL, stderr=err, cwd=folder,
                env={"PATH": "/usr/bin:/bin", "HOME": folder, "XDG_RUNTIME_DIR": folder,
                     "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "*=true",
                     "ALIBABA_CLOUD_ACCESS_KEY_ID": "key", "ALIBABA_CLOUD_ACCESS_KEY_SECRET": "secret"})
            try:
                for _ in range(TIMEOUT * 10):
                    err.seek(0)
                    if process.poll() is not None or mark in err.read():
                        break
                    time.sleep(0.1)
                time.sleep(2)  # to show what came
                process.terminate()
                status = process.wait(TIMEOUT)
            finally:
                process.kill()
                process.wait()
            err.seek(0)
            text = err.read()
        self.assertEqual(status, 0, text[-2000:])
        self.assertIn(mark, text)
        self.check_terminal(text, 50_000_000)

    def test_arguments_are_told_as_one_clean_line(self):
        for text in ARGUMENTS:
            with self.subTest(text=text):
                for arguments in (["--connection", text], ["--export", "-", "--columns", text],
                                  ["--export", "-", "--format", text], ["--" + text],
                                  ["--instance", "r-1", "--endpoint", text, "--export", "-"],
                                  ["--instance", "r-1", "--aliyun-profile", text, "--export", "-"],
                                  ["/nonexistent/" + text, "--export", "-"],
                                  ["--instance", "r-1", "--ca-file", "/" + text, "--export", "-"]):
                    done = self.run_program(*arguments)
                    self.assertNotEqual(done.status, 0)
                    self.assertEqual(done.err.count(b"\n"), 1, done.err)

    def test_filters_and_targets_are_told_as_clean_lines(self):
        body = json.dumps(answer_of([{"Id": 1, "Name": "cart"}])).encode()
        for text in ARGUMENTS:
            with self.subTest(text=text):
                for expression in (text, "name ~ (" + text, text + " and", "nosuch = " + text):
                    self.assertIn(self.read(body, "--filter", expression).status, (0, 2))
                with tempfile.NamedTemporaryFile(suffix=".json") as file:
                    file.write(body)
                    file.flush()
                    done = self.run_program(file.name, "--export", "/nonexistent/" + text)
                    self.assertEqual(done.status, 6)
                    # Also what is said when all is well.
                    self.run_program(file.name, "--export", text.replace("/", "_") + ".csv")

    # -- shapes -----------------------------------------------------------------------------------

    def test_deep_json_is_refused_or_read(self):
        for depth in (1000, 1025, 100_000, 2_000_000):
            for before, after in ((b"", b""), (b'{"Success":true,"Data":', b"}"),
                                  (b'{"Success":true,"Data":{"Sessions":', b"}}"),
                                  (b'{"Success":true,"Data":{"Sessions":[{"Name":', b"}]}}"),
                                  (b'{"Unknown":', b',"Success":true,"Data":{"Sessions":[]}}')):
                for opening, closing in ((b"[", b"]"), (b'{"a":', b"}")):
                    body = before + opening * depth + b"1" + closing * depth + after
                    done = self.read(body)
                    self.assertIn(done.status, (0, 5), (depth, before, opening))
                    if depth > 1024:
                        self.assertEqual(done.status, 5)
                    self.check_memory(done, 600 * MEGABYTE)
                    self.assertIn(self.read(before + opening * depth).status, (4, 5))  # cut off

    def test_wrong_shapes_are_told(self):
        for data in ([], [[]], [{"Sessions": []}], "x", 1, True, {"Sessions": {}}, {"Sessions": "x"},
                     {"Sessions": 7}, {"Sessions": [[]], "Total": 1}, {"Sessions": None, "Total": 5},
                     {"Sessions": [None, 1, "x", [], {}], "Total": -1},
                     {"Sessions": [{"Id": {}, "Name": [], "Age": {"a": 1}, "Flags": True}]},
                     {"Sessions": [], "Total": 2 ** 70, "SourceStats": [[], 1, {"Count": "x"}]},
                     {"Sessions": [], "SourceStats": {"Key": "x"}}):
            with self.subTest(data=data):
                body = json.dumps({"Code": 200, "Success": True, "Data": data}).encode()
                self.assertIn(self.read(body, "--format", "json").status, (0, 5))

    def test_extremes_are_exact_or_unknown(self):
        ids = {str(2 ** 64 - 1): 2 ** 64 - 1, str(2 ** 64): None, "-1": None, "1e400": None,
               '"18446744073709551615"': 2 ** 64 - 1, "1e3": 1000, "0": 0, "true": None}
        for raw, value in ids.items():
            body = json.dumps(answer_of([{"Id": "ID", "Age": 1}])).encode().replace(b'"ID"', raw.encode())
            self.assertEqual(json.loads(self.read(body, "--format", "json").out)[0]["Id"], value, raw)
        for raw, value in ((2 ** 63 - 1, 2 ** 63 - 1), (-2 ** 63, -2 ** 63), (2 ** 63, None), (-5, -5),
                           ("-9223372036854775808", -2 ** 63), ("9223372036854775808", None),
                           ("0x10", None), (" 5", None), ("5 ", None), ("", None), ("1" * 5000, None)):
            body = json.dumps(answer_of([{"Id": 1, "Idle": raw, "Omem": raw}])).encode()
            row = json.loads(self.read(body, "--format", "json").out)[0]
            self.assertEqual((row["Idle"], row["Omem"]), (value, value), raw)
        # Sums and sorting of the extremes overflow nothing.
        rows = [{"Id": 2 ** 64 - 1, "Client": "10.0.0.1", "Idle": number, "Omem": number, "Qbuf": number}
                for number in (2 ** 63 - 1, -2 ** 63, 2 ** 63 - 1, -1)]
        body = json.dumps(answer_of(rows)).encode()
        done = self.read(body, "--format", "json", "--sort", "Idle:desc")
        self.assertEqual([row["Idle"] for row in json.loads(done.out)],
                         [2 ** 63 - 1, 2 ** 63 - 1, -1, -2 ** 63])
        self.assertEqual(self.read(body, "--statistics").status, 0)

    def test_duplicates_all_stay(self):
        row = {"Id": 7, "Addr": "10.0.0.1:1", "Name": "x", "NodeId": "n"}
        body = json.dumps(answer_of([row] * 1000)).encode()
        self.assertEqual(len(self.names(self.read(body, "--format", "json"))), 1000)
        twice = b'{"Code":200,"Success":true,"Data":{"Sessions":[{"Name":"a","Name":"b"}],"Sessions":' \
                b'[{"Id":1,"Name":"a","Name":"b"}]}}'
        self.assertEqual(self.names(self.read(twice, "--format", "json")), ["b"])

    # -- size -------------------------------------------------------------------------------------

    def test_many_distinct_names(self):
        count = max(100_000, SIZE // 200)

        def pieces():
            yield b'{"Code":200,"Success":true,"Data":{"Total":%d,"Sessions":[' % count
            for first in range(0, count, 1000):
                rows = b",".join(
                    b'{"Id":%d,"Addr":"10.%d.%d.%d:%d","Client":"host-%d","Name":"name-%d","Cmd":"c%d",'
                    b'"Age":"%d","Idle":%d}' % (i, i >> 16 & 255, i >> 8 & 255, i & 255, i % 65536, i, i, i,
                                                i, i) for i in range(first, min(count, first + 1000)))
                yield (b"," if first else b"") + rows
            yield b"]}}"

        done = self.fetch(200, pieces, "--columns", "Name", "--sort", "Name")
        self.assertEqual(done.status, 0, done.err)
        self.assertEqual(len(done.out.split(b"\r\n")), count + 2)
        self.assertEqual(len(set(done.out.split(b"\r\n"))), count + 2)
        print(f"{count} names: at most {done.peak / MEGABYTE:.0f} MiB")
        self.check_memory(done, 200 * MEGABYTE + 1200 * count)

    def check_memory(self, done, most):
        if MEASURES_MEMORY:
            self.assertLess(done.peak, most)

    def check_large(self, what, start, piece, end, statuses, most, status=200):
        def pieces():
            yield start
            for _ in range(SIZE // len(piece)):
                yield piece
            yield end

        done = self.fetch(status, pieces)
        print(f"{what}: {SIZE // MEGABYTE} MiB end with status {done.status}, "
              f"at most {done.peak / MEGABYTE:.0f} MiB: {done.err.decode()[:200].strip()}")
        self.assertIn(done.status, statuses, done.err)
        self.check_memory(done, most)

    def test_large_answers_end(self):
        start = b'{"Code":200,"Success":true,"Data":{"Sessions":['
        # What cannot be cut is held as a whole, but never more of it than this; and so is its index.
        whole = 120 * MEGABYTE + 4 * min(SIZE, 64 * MEGABYTE)
        self.check_large("blanks", start, b" " * MEGABYTE, b"]}}", (0, 5), whole)
        self.check_large("one name", start + b'{"Name":"', b"x" * MEGABYTE, b'"}]}}', (0, 5), whole)
        self.check_large("names without end", start + b'{"Name":"', b"x" * MEGABYTE, b"", (5,), whole)
        self.check_large("brackets", start, b"[" * MEGABYTE, b"", (5,), whole)
        self.check_large("an unknown member", b'{"x":"', b"\\u0041" * 170_000,
                         b'","Success":true,"Data":{"Sessions":[]}}', (0, 5), whole)
        self.check_large("no JSON", b"", b"\0" * MEGABYTE, b"", (5,), whole)
        # As many sessions as there may be.
        self.check_large("empty sessions", start, b"{}," * 300_000, b"{}]}}", (0, 5), 500 * MEGABYTE)
        # Of what is no answer only the beginning is kept.
        little = 80 * MEGABYTE
        page = b"<b>evil</b>" * 90_000
        self.check_large("a web page", b"<html>", page, b"", (5,), little)
        self.check_large("an error of the gateway", b"<html>", page, b"", (5,), little, 500)
        self.check_large("a refusal", b'{"Code":"Forbidden","Message":"', b"x" * MEGABYTE, b'"}', (5,),
                         little, 403)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    unittest.main(argv=sys.argv[:1], verbosity=2)
