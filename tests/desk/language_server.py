"""Talks to a language server over its standard streams, as a text editor does (LSP 3.17)."""

import json
import subprocess
from pathlib import Path
from typing import Any, Self


class LanguageServer:
    """npm's yaml-language-server with these settings; it ends with the `with` block."""

    def __init__(self, node: Path, package: Path, root: Path, settings: dict[str, Any]) -> None:
        self.command = [node, package / "bin/yaml-language-server", "--stdio"]
        self.root, self.settings, self.sent = root, settings, 0

    def __enter__(self) -> Self:
        """Start the server and introduce ourselves."""
        self.process = subprocess.Popen(
            self.command, cwd=self.root, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        folder = {"uri": self.root.as_uri(), "name": "paper"}
        capabilities = {"workspace": {"configuration": True, "workspaceFolders": True}}
        self.ask(
            "initialize",
            processId=None,
            rootUri=self.root.as_uri(),
            workspaceFolders=[folder],
            capabilities=capabilities,
        )
        self.tell("initialized")
        self.tell("workspace/didChangeConfiguration", settings=self.settings)
        return self

    def __exit__(self, *_: object) -> None:
        """End the server, and wait for it."""
        self.process.kill()
        self.process.communicate()

    def open(self, path: str, text: str) -> list[dict[str, Any]]:
        """Open a text as this file, and return what is underlined in it."""
        uri = (self.root / path).as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", textDocument=document)
        while True:
            message = self._read()
            told = message.get("method") == "textDocument/publishDiagnostics"
            if told and message["params"]["uri"] == uri:
                return list(message["params"]["diagnostics"])

    def complete(self, path: str, line: int, column: int) -> dict[str, str]:
        """Return what may stand at a place (from 0), each word with what is said of it."""
        found = self.ask(
            "textDocument/completion",
            textDocument={"uri": (self.root / path).as_uri()},
            position={"line": line, "character": column},
        )
        return {each["label"]: str(each.get("documentation", "")) for each in found["items"]}

    def ask(self, method: str, **parameters: Any) -> Any:
        """Send a request and return the answer."""
        self.sent += 1
        self._write({"id": self.sent, "method": method, "params": parameters})
        while True:
            message = self._read()
            if message.get("id") == self.sent and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def tell(self, method: str, **parameters: Any) -> None:
        """Send what wants no answer."""
        self._write({"method": method, "params": parameters})

    def _read(self) -> dict[str, Any]:
        """Read a message; what the server asks of an editor is answered on the way."""
        assert self.process.stdout
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.decode().partition(": ")
            length = int(value) if name.lower() == "content-length" else length
        assert length, "the server ended"
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        if "id" in message and "method" in message:
            items = message.get("params", {}).get("items", [])
            answer = [self._setting(item.get("section", "")) for item in items]
            self._write({"id": message["id"], "result": answer or None})
        return message

    def _setting(self, section: str) -> Any:
        return self.settings.get(section)

    def _write(self, message: dict[str, Any]) -> None:
        assert self.process.stdin
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()
