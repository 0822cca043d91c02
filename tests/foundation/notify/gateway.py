"""A gateway on this machine that answers as it is told and remembers what it was sent."""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Gateway:
    def __init__(self, url):
        self.url = url
        self.asked = []
        self.answers = {}

    def answer(self, path, body, status=200):
        self.answers[path] = (status, body)

    def bodies(self, path):
        return [body for asked, body, _ in self.asked if asked == path]


@contextmanager
def running():
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.gateway = Gateway(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server.gateway
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self._respond({})

    def do_POST(self):
        self._respond(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

    def _respond(self, body):
        path, _, query = self.path.partition("?")
        gateway = self.server.gateway
        gateway.asked.append((path, body, query))
        status, answer = gateway.answers.get(path, (404, {}))
        content = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        pass
