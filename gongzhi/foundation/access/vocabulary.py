"""Words of signing in and entering."""

from gongzhi.kernel.terms import Term


class AccountKind(Term):
    STAFF = "staff", "工作人员"
    RESIDENT = "resident", "居民"
    SERVICE = "service", "对接系统"


class Opening(Term):
    """How far an entrance stands open."""

    ANYONE = "anyone", "任何人"
    SIGNED_IN = "signed_in", "已登录的人"
    RESIDENTS = "residents", "居民"
    STAFF_ACCOUNT = "staff_account", "有工作账号的人"
    STAFF = "staff", "在任的工作人员"
    POWER = "power", "持有权限的人"


class Admission(Term):
    """What an entrance says to a visitor."""

    WELCOME = "welcome", ""
    SIGN_IN = "sign_in", "登录后才能继续"
    RESIDENTS_ONLY = "residents_only", "这一页供居民使用，用手机号登录后再打开"
    STAFF_ONLY = "staff_only", "这一页供工作人员使用，用工作账号登录后再打开"
    NO_POST = "no_post", "这个账号没有在任的职务，请管理员核对任职"
    NO_POWER = "no_power", "当前职务没有这项权限"


class AccessPower(Term):
    """The three separated administrators, and who may see a datum unmasked."""

    ACCOUNTS = "system.accounts", "管理账号"
    SETTINGS = "system.settings", "管理运行设置"
    UNLOCK = "security.unlock", "解除登录锁定、重置第二验证"
    POLICY = "security.policy", "设置安全策略"
    AUDIT_READ = "audit.read", "查看审计记录"
    AUDIT_VERIFY = "audit.verify", "核验审计记录"
    UNMASK = "access.unmask", "查看完整的个人信息"


class Factor(Term):
    """What a person proves himself by."""

    PHONE_CODE = "phone_code", "短信验证码"
    PASSWORD = "password", "密码"
    TOTP = "totp", "动态验证码"
    RECOVERY_CODE = "recovery_code", "备用码"


class TryKind(Term):
    """What is counted against the limits."""

    CODE_SENT = "code_sent", "发送短信验证码"
    CODE_FROM = "code_from", "从同一网络地址发送短信验证码"
    SIGN_IN = "sign_in", "登录"
    SIGN_IN_FROM = "sign_in_from", "从同一网络地址登录"
    FACTOR = "factor", "第二验证"


class SignOutCause(Term):
    ASKED = "asked", "本人退出"
    IDLE = "idle", "久未操作"
    LONG = "long", "登录时间已满"


class UnmaskReason(Term):
    CONTACT = "contact", "联系当事人办理诉求"
    IDENTITY = "identity", "核对身份"
    SERVICE = "service", "送达文书"
    EMERGENCY = "emergency", "紧急情况"
    INSPECTION = "inspection", "监督检查"


class UnmaskKind(Term):
    """What the data are of."""

    PERSON = "person", "人员"


class UnmaskField(Term):
    """The data that are shown masked."""

    PHONE = "phone", "手机号"
    ID_CARD = "id_card", "身份证号"
    ADDRESS = "address", "住址"
    NAME = "name", "姓名"
