# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A real redis-server and clients of it, for tests of the window."""
import shutil
import signal
import socket
import subprocess
import tempfile

from desktop import wait


class Redis:
    """A real server on 127.0.0.1 without persistence; a context manager.

    With a user and a password nobody else gets in.
    """

    def __init__(self, user="", password="", options=()):
        self.login = f"AUTH {user} {password}" if user else ""
        self.options = ["--user", "default", "off", "--user", user, "on", ">" + password, "~*",
                        "&*", "+@all"] if user else []
        self.options += options

    def __enter__(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.folder = tempfile.mkdtemp()
        self.process = subprocess.Popen(
            ["redis-server", "--bind", "127.0.0.1", "--port", str(self.port), "--save", "",
             "--appendonly", "no", "--dir", self.folder, *self.options], stdout=subprocess.DEVNULL)
        wait(self.answers, 20, "the server")
        return self

    def freeze(self):
        """Its clients' connections stay, and nothing is answered."""
        self.process.send_signal(signal.SIGSTOP)

    def thaw(self):
        self.process.send_signal(signal.SIGCONT)

    def client(self, name):
        return Client(self.port, name, self.login)

    def wait_for_clients(self, count):
        """Besides the one that asks: a server needs a moment to notice who has gone."""
        def is_reached():
            client = self.client("probe")
            lines = client.ask("INFO clients").decode()
            client.close()
            return f"connected_clients:{count + 1}\r\n" in lines
        wait(is_reached, 20, f"{count} clients")

    def answers(self):
        try:
            self.client("probe").close()
            return True
        except OSError:
            return False

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        shutil.rmtree(self.folder)


class Client:
    """A connection to the server that has its name."""

    def __init__(self, port, name, login=""):
        self.name = name
        self.socket = socket.create_connection(("127.0.0.1", port), 10)
        if login and self.ask(login) != b"+OK\r\n":
            raise OSError("not admitted")
        if self.ask(f"CLIENT SETNAME {name}") != b"+OK\r\n":
            raise OSError("not ready")
        self.id = int(self.ask("CLIENT ID")[1:])

    def ask(self, command):
        self.socket.sendall(command.encode() + b"\r\n")
        return self.socket.recv(4096)

    def lives(self):
        try:
            return self.ask("PING") == b"+PONG\r\n"
        except OSError:
            return False

    def close(self):
        self.socket.close()
