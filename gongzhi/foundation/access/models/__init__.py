"""Tables of signing in: accounts, their proofs, their sessions, their limits."""

from gongzhi.foundation.access.models.account import Account, PastPassword
from gongzhi.foundation.access.models.codes import PhoneCode, Try
from gongzhi.foundation.access.models.factors import RecoveryCode, SecondFactor
from gongzhi.foundation.access.models.sessions import Session
from gongzhi.foundation.access.models.tokens import Token
from gongzhi.foundation.access.models.unmasking import Unmasking

__all__ = [
    "Account",
    "PastPassword",
    "PhoneCode",
    "RecoveryCode",
    "SecondFactor",
    "Session",
    "Token",
    "Try",
    "Unmasking",
]
