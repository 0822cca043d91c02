import pytest

from gongzhi.foundation.access.address import client_address, device_of, masked_address


@pytest.mark.parametrize(
    ("proxies", "told", "known"),
    [
        (0, "9.9.9.9", "10.0.0.1"),
        (1, "9.9.9.9", "9.9.9.9"),
        (1, "6.6.6.6, 9.9.9.9", "9.9.9.9"),
        (2, "6.6.6.6, 9.9.9.9, 8.8.8.8", "9.9.9.9"),
        (2, "9.9.9.9", "10.0.0.1"),
        (1, "nonsense", "unknown"),
        (1, "2001:db8::1:2:3", "2001:db8::"),
    ],
)
def test_only_our_own_proxies_are_believed(rf, settings, proxies, told, known):
    settings.GONGZHI_PROXIES = proxies
    request = rf.get("/", REMOTE_ADDR="10.0.0.1", headers={"X-Forwarded-For": told})
    assert client_address(request) == known


@pytest.mark.parametrize(
    ("address", "shown"),
    [("10.2.3.4", "10.2.*.*"), ("2001:db8::", "2001:db8:*"), ("unknown", "unknown")],
)
def test_an_address_is_shown_by_half(address, shown):
    assert masked_address(address) == shown


@pytest.mark.parametrize(
    ("agent", "name"),
    [("x MicroMessenger/8 Android", "微信"), ("x Windows NT 10", "Windows 电脑"), ("", "其他设备")],
)
def test_a_device_is_called_as_people_call_it(rf, agent, name):
    assert device_of(rf.get("/", headers={"User-Agent": agent})) == name
