"""Facts of signing in and entering that the audit reads and other contexts may react to."""

from dataclasses import dataclass
from typing import ClassVar

from gongzhi.kernel.fact import Fact, link, term, words
from gongzhi.kernel.ref import Ref


@dataclass(frozen=True, kw_only=True)
class AccountOpened(Fact):
    about: ClassVar[str] = "account"
    phrase: ClassVar[str] = "开通了{account_kind}账号 {account}"
    account: int = link("account")
    account_kind: str = term("account_kind")


@dataclass(frozen=True, kw_only=True)
class AccountClosed(Fact):
    about: ClassVar[str] = "account"
    phrase: ClassVar[str] = "停用了账号 {account}，原因：{reason}"
    account: int = link("account")
    reason: str = words()


@dataclass(frozen=True, kw_only=True)
class SignedIn(Fact):
    """`factors` are what the person proved himself by, `address` where from (of the network)."""

    about: ClassVar[str] = "account"
    phrase: ClassVar[str] = "{account} 登录（{factors}）"
    account: int = link("account")
    factors: tuple[str, ...] = term("factor")
    address: str = words()


@dataclass(frozen=True, kw_only=True)
class SignInFailed(Fact):
    """Recorded where the account is known; the try that locks it records SignInLocked too.

    `address` is personal: it stands with the words, sealed only by its commitment.
    """

    about: ClassVar[str] = "account"
    phrase: ClassVar[str] = "{account} 登录未成功（{factor}）"
    account: int = link("account")
    factor: str = term("factor")
    address: str = words()


@dataclass(frozen=True, kw_only=True)
class SignInLocked(Fact):
    about: ClassVar[str] = "account"
    phrase: ClassVar[str] = "{account} 连续登录失败，锁定 {minutes} 分钟"
    account: int = link("account")
    minutes: int
    address: str = words()


@dataclass(frozen=True, kw_only=True)
class UnknownNameLocked(Fact):
    """The same of a name nobody has; once for each lock. What was typed there is not kept: it may
    be anything, a password too. `attempt` is the last try, forgotten after a day."""

    about: ClassVar[str] = "attempt"
    phrase: ClassVar[str] = "一个不存在的登录名连续登录失败，锁定 {minutes} 分钟"
    named: ClassVar[str] = "不存在的登录名锁定"
    attempt: int
    minutes: int
    address: str = words()

    def subject(self) -> Ref:
        return Ref("sign_in_try", self.attempt)


@dataclass(frozen=True, kw_only=True)
class SignInUnlocked(Fact):
    about: ClassVar[str] = "account"
    phrase: ClassVar[str] = "解除了 {account} 的登录锁定，原因：{reason}"
    named: ClassVar[str] = "解除登录锁定"
    account: int = link("account")
    reason: str = words()


@dataclass(frozen=True, kw_only=True)
class SignedOut(Fact):
    about: ClassVar[str] = "account"
    phrase: ClassVar[str] = "{account} 退出登录（{cause}）"
    account: int = link("account")
    cause: str = term("sign_out_cause")


@dataclass(frozen=True, kw_only=True)
class SessionEnded(Fact):
    """A person ended his session on another device."""

    about: ClassVar[str] = "account"
    phrase: ClassVar[str] = "{account} 结束了另一处登录"
    account: int = link("account")


@dataclass(frozen=True, kw_only=True)
class PostSwitched(Fact):
    about: ClassVar[str] = "account"
    phrase: ClassVar[str] = "{account} 由 {before} 切换到 {after}"
    named: ClassVar[str] = "切换职务"
    account: int = link("account")
    before: int | None = link("appointment")
    after: int | None = link("appointment")


@dataclass(frozen=True, kw_only=True)
class PasswordChanged(Fact):
    about: ClassVar[str] = "account"
    phrase: ClassVar[str] = "{account} 修改了密码"
    account: int = link("account")


@dataclass(frozen=True, kw_only=True)
class PasswordReset(Fact):
    """An administrator gave a temporary password; it must be changed at the next sign-in."""

    about: ClassVar[str] = "account"
    phrase: ClassVar[str] = "重置了 {account} 的密码，原因：{reason}"
    named: ClassVar[str] = "重置密码"
    account: int = link("account")
    reason: str = words()


@dataclass(frozen=True, kw_only=True)
class SecondFactorSet(Fact):
    about: ClassVar[str] = "account"
    phrase: ClassVar[str] = "{account} 设置了第二验证"
    account: int = link("account")


@dataclass(frozen=True, kw_only=True)
class SecondFactorRemoved(Fact):
    about: ClassVar[str] = "account"
    phrase: ClassVar[str] = "解除了 {account} 的第二验证，原因：{reason}"
    named: ClassVar[str] = "解除第二验证"
    account: int = link("account")
    reason: str = words()


@dataclass(frozen=True, kw_only=True)
class RecoveryCodesMade(Fact):
    about: ClassVar[str] = "account"
    phrase: ClassVar[str] = "{account} 生成了 {number} 个备用码，原有的作废"
    named: ClassVar[str] = "生成备用码"
    account: int = link("account")
    number: int


@dataclass(frozen=True, kw_only=True)
class TokenMade(Fact):
    about: ClassVar[str] = "account"
    phrase: ClassVar[str] = "{account} 生成了接口令牌“{name}”（{scopes}）"
    account: int = link("account")
    token: int
    scopes: tuple[str, ...] = term("power")
    name: str = words()


@dataclass(frozen=True, kw_only=True)
class TokenRevoked(Fact):
    about: ClassVar[str] = "account"
    phrase: ClassVar[str] = "{account} 停用了接口令牌“{name}”"
    account: int = link("account")
    token: int
    name: str = words()


@dataclass(frozen=True, kw_only=True)
class Unmasked(Fact):
    """About whatever thing the datum belongs to; the person concerned is told by a reaction.

    The thing is named by its number: whoever reads the audit need not learn the name.
    """

    about: ClassVar[str] = "thing"
    phrase: ClassVar[str] = (
        "查看了{thing_kind} #{thing} 完整的{field}（{reason_code}），说明：{reason}"
    )
    named: ClassVar[str] = "查看遮蔽的内容"
    thing_kind: str = term("unmask_kind")
    thing: int
    field: str = term("unmask_field")
    reason_code: str = term("unmask_reason")
    unmasking: int
    reason: str = words()

    def subject(self) -> Ref:
        return Ref(self.thing_kind, self.thing)
