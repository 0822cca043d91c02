import socket

from gongzhi.project.bootstrap import ports


def test_a_taken_port_is_passed_over():
    with socket.socket() as taken:
        taken.bind((ports.LOOPBACK, 0))
        taken.listen()
        number = taken.getsockname()[1]
        assert ports.free(ports.LOOPBACK, number) is False
        found = ports.next_free(ports.LOOPBACK, number)
        assert found is not None
        assert found > number


def test_no_port_beyond_the_last_is_tried():
    with socket.socket() as taken:
        taken.bind((ports.LOOPBACK, 65535))
        taken.listen()
        assert ports.next_free(ports.LOOPBACK, 65535) is None
