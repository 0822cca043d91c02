import http.server
import threading

import pytest

from gongzhi.project.bootstrap import ports, readiness


@pytest.fixture
def serving():
    """A web server that answers with the number it is given."""
    numbers = [200]

    class Answer(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(numbers[0] if self.headers["Host"] != "wrong" else 400)
            self.end_headers()

        def log_message(self, *words: object) -> None:
            """Silence."""

    server = http.server.ThreadingHTTPServer((ports.LOOPBACK, 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1], numbers
    server.shutdown()
    server.server_close()


def test_a_server_without_database_answers_but_is_not_healthy(serving):
    port, numbers = serving
    assert readiness.healthy(ports.EVERYWHERE[0], port) is True
    numbers[0] = 503
    assert readiness.healthy(ports.LOOPBACK, port) is False
    assert readiness.answers(ports.LOOPBACK, port) is True


def test_nobody_there_is_no_answer():
    assert readiness.answers(ports.LOOPBACK, ports.any_free()) is False


def test_it_asks_by_a_name_the_site_answers_to(monkeypatch):
    monkeypatch.setenv("GONGZHI_HOSTS", "*, .example.gov.cn,other")
    assert readiness.host_name("127.0.0.1") == "example.gov.cn"
    monkeypatch.setenv("GONGZHI_HOSTS", "*")
    assert readiness.host_name("127.0.0.1") == "127.0.0.1"
