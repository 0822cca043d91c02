"""Known answers, round trips, and every kind of tampering refused."""

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given
from hypothesis import strategies as st

from gongzhi.foundation.privacy import crypto
from gongzhi.foundation.privacy.keys import keyring, read_keyring

OLD = {"sm4": "00" * 16, "hmac": "11" * 32}
NEW = {"sm4": "22" * 16, "hmac": "33" * 32}
BEFORE = {"current": "k1", "keys": {"k1": OLD}}
DURING = {"current": "k2", "keys": {"k1": OLD, "k2": NEW}}
AFTER = {"current": "k2", "keys": {"k2": NEW}}


def test_sm3_gives_the_known_answer():
    digest = hashes.Hash(hashes.SM3())
    digest.update(b"abc")
    assert digest.finalize().hex() == (
        "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    )


def test_sm4_gives_the_known_answer():
    block = bytes.fromhex("0123456789abcdeffedcba9876543210")
    cipher = Cipher(algorithms.SM4(block), modes.ECB()).encryptor()  # noqa: S305
    assert (cipher.update(block) + cipher.finalize()).hex() == "681edf34d206965e86b3e94f536e4246"


def test_sm4_gcm_gives_the_answer_of_rfc_8998():
    key = bytes.fromhex("0123456789abcdeffedcba9876543210")
    nonce = bytes.fromhex("00001234567800000000abcd")
    bound = bytes.fromhex("feedfacedeadbeeffeedfacedeadbeefabaddad2")
    plain = b"".join(bytes([b]) * 8 for b in (0xAA, 0xBB, 0xCC, 0xDD, 0xEE, 0xFF, 0xEE, 0xAA))
    sealer = Cipher(algorithms.SM4(key), modes.GCM(nonce)).encryptor()
    sealer.authenticate_additional_data(bound)
    assert (sealer.update(plain) + sealer.finalize()).hex() == (
        "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735"
        "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d"
    )
    assert sealer.tag.hex() == "83de3541e4c2b58177e065a9bf7b62ec"


@given(st.text(), st.text(max_size=30))
def test_what_is_sealed_opens_again(plain, purpose):
    assert crypto.decrypt(crypto.encrypt(plain, purpose), purpose) == plain


@given(st.text(min_size=1))
def test_the_same_text_is_sealed_differently_each_time(plain):
    assert crypto.encrypt(plain, "a") != crypto.encrypt(plain, "a")


@given(st.text(), st.data())
def test_one_changed_bit_is_refused(plain, data):
    sealed = bytearray(crypto.encrypt(plain, "a"))
    at = data.draw(st.integers(0, len(sealed) - 1))
    sealed[at] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(crypto.SealBroken):
        crypto.decrypt(bytes(sealed), "a")


@given(st.binary(max_size=60))
def test_bytes_that_were_never_sealed_are_refused(anything):
    with pytest.raises(crypto.SealBroken):
        crypto.decrypt(anything, "a")


def test_a_value_copied_into_another_column_does_not_open():
    sealed = crypto.encrypt("13812346027", "parties.person.phone")
    with pytest.raises(crypto.SealBroken, match=r"not for 'parties\.person\.name'"):
        crypto.decrypt(sealed, "parties.person.name")


def test_a_refusal_does_not_repeat_the_text():
    sealed = crypto.encrypt("13812346027", "a")
    with pytest.raises(crypto.SealBroken) as refused:
        crypto.decrypt(sealed, "b")
    assert "13812346027" not in str(refused.value)


def test_an_old_key_still_reads_and_the_new_one_writes(settings):
    settings.GONGZHI_KEYS = BEFORE
    sealed = crypto.encrypt("唐明", "a")
    settings.GONGZHI_KEYS = DURING
    again = crypto.reencrypt(sealed, "a")
    assert crypto.decrypt(sealed, "a") == "唐明"
    assert (crypto.sealed_by(sealed), crypto.sealed_by(again)) == ("k1", "k2")
    settings.GONGZHI_KEYS = AFTER
    assert crypto.decrypt(again, "a") == "唐明"
    with pytest.raises(crypto.SealBroken, match="no key named 'k1'"):
        crypto.decrypt(sealed, "a")


def test_sealing_again_under_the_current_key_changes_nothing():
    sealed = crypto.encrypt("唐明", "a")
    assert crypto.reencrypt(sealed, "a") == sealed


def test_a_key_taken_under_anothers_name_does_not_open(settings):
    settings.GONGZHI_KEYS = {"current": "k1", "keys": {"k1": OLD, "k9": OLD}}
    sealed = crypto.encrypt("唐明", "a")
    with pytest.raises(crypto.SealBroken):
        crypto.decrypt(sealed.replace(b"k1", b"k9", 1), "a")


@pytest.mark.parametrize(
    "typed",
    ["13812346027", " 138 1234 6027", "138-1234-6027", "１３８１２３４６０２７"],  # noqa: RUF001
)
def test_one_number_however_typed_has_one_index(typed):
    assert crypto.blind_index(typed, "phone") == crypto.blind_index("13812346027", "phone")


def test_an_index_differs_by_purpose_and_by_text():
    indexes = {crypto.blind_index(t, p) for t in ("1", "2") for p in ("a", "b")}
    assert len(indexes) == 4


def test_while_keys_rotate_a_row_is_found_by_the_old_index_too(settings):
    settings.GONGZHI_KEYS = BEFORE
    stored = crypto.blind_index("13812346027", "phone")
    settings.GONGZHI_KEYS = DURING
    assert crypto.blind_indexes("13812346027", "phone") == [
        crypto.blind_index("13812346027", "phone"),
        stored,
    ]


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ({}, "names no current key"),
        ({"current": "k2", "keys": {"k1": OLD}}, "names no current key"),
        ({"current": "k1", "keys": {"k1": {"hmac": "11" * 32}}}, "sm4 is missing"),
        ({"current": "k1", "keys": {"k1": {**OLD, "sm4": "zz"}}}, "sm4 is missing or not hex"),
        ({"current": "k1", "keys": {"k1": {**OLD, "sm4": "00"}}}, "sm4 must be 16"),
        ({"current": "k1", "keys": {"k1": {**OLD, "hmac": "00"}}}, "hmac must be 32"),
        ({"current": "键", "keys": {"键": OLD}}, "ASCII"),
    ],
)
def test_a_key_file_that_will_not_do_is_refused(source, complaint):
    with pytest.raises(ImproperlyConfigured, match=complaint):
        read_keyring(source)


def test_keys_do_not_show_themselves(settings):
    settings.GONGZHI_KEYS = BEFORE
    assert "00" not in repr(keyring())
    assert "\\x11" not in repr(keyring())
