import io
import sys

from gongzhi.project.bootstrap import announcement, ports

EVERYWHERE = ports.EVERYWHERE[0]


def test_columns_stand_in_line_with_wide_characters():
    assert announcement.table([("角色", "登录名"), ("居民", "a"), ("x", "13812346027")]) == [
        "角色  登录名",
        "居民  a",
        "x     13812346027",
    ]


def test_one_host_is_one_address():
    assert announcement.addresses("127.0.0.1", 8000) == ["http://127.0.0.1:8000"]


def test_a_server_open_to_the_network_names_the_network_address(monkeypatch):
    monkeypatch.setattr(ports, "own_address", lambda: "192.168.1.7")
    assert announcement.addresses(EVERYWHERE, 8000) == [
        "http://127.0.0.1:8000",
        "http://192.168.1.7:8000",
    ]


def test_a_machine_without_network_names_itself(monkeypatch):
    monkeypatch.setattr(ports, "own_address", lambda: None)
    assert announcement.addresses(EVERYWHERE, 8000) == ["http://127.0.0.1:8000"]


def test_accounts_and_the_phone_address_are_told(capsys):
    announcement.announce(["http://a:1", "http://b:1"], [["网格员", "wang", "口令", "/w/"]])
    told = capsys.readouterr().out
    assert "http://b:1/m/" in told
    assert "  网格员  wang    口令      /w/" in told


def test_a_terminal_without_the_characters_does_not_stop_the_start(monkeypatch):
    narrow = io.TextIOWrapper(io.BytesIO(), encoding="gb2312")
    monkeypatch.setattr(sys, "stdout", narrow)
    announcement.show_code("http://a:1/m/")
    narrow.flush()
    assert "显示不了" in narrow.buffer.getvalue().decode("gb2312")
