"""Printed codes: nobody guesses one from another."""

from gongzhi.territory.models import PlaceCode
from gongzhi.territory.rules.tokens import new_token, written


def test_a_token_has_ninety_six_bits_and_goes_into_an_address_as_it_is():
    tokens = {new_token() for _ in range(1000)}
    assert (len(tokens), {len(token) for token in tokens}) == (1000, {16})
    assert {c for token in tokens for c in token if not (c.isalnum() or c in "-_")} == set()


def test_the_same_number_is_the_same_token():
    assert (written(0), written(2**96 - 1)) == ("A" * 16, "_" * 16)


def test_a_code_made_without_one_draws_its_own():
    assert PlaceCode().token != PlaceCode().token
