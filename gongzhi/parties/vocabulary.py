"""Words of parties."""

from gongzhi.kernel.terms import Term

UNNAMED = "尾号"
"""What the name begins with of somebody of whom only the phone is known, to tell him by."""
NO_NAME = "未留姓名"


class OrganisationKind(Term):
    STREET = "street", "街道办事处（乡镇政府）"
    RESIDENTS_COMMITTEE = "residents_committee", "居（村）民委员会"
    ENVIRONMENT_PROPERTY_COMMITTEE = "environment_property_committee", "环境和物业管理委员会"
    OWNERS_COMMITTEE = "owners_committee", "业主委员会"
    PROPERTY_COMPANY = "property_company", "物业服务企业"
    DEPARTMENT = "department", "职能部门"
    UTILITY = "utility", "专营单位"
    PARTY_BODY = "party_body", "党组织"
    SOCIAL_ORGANISATION = "social_organisation", "社会组织"
    PLATFORM = "platform", "平台管理"


class Line(Term):
    """业务条线: what a department or a post is about."""

    PROPERTY = "property", "物业管理"
    URBAN = "urban", "城管执法"
    POLICE = "police", "公安"
    FIRE = "fire", "消防"
    MARKET = "market", "市场监管"
    ENVIRONMENT = "environment", "生态环境"
    HOUSING = "housing", "住建房管"
    CIVIL = "civil", "民政与公共服务"
    HEALTH = "health", "卫生健康"
    TRAFFIC = "traffic", "交通"
    EDUCATION = "education", "教育"
    LABOUR = "labour", "人力资源和社会保障"
    PLANNING = "planning", "自然资源和规划"
    UTILITIES = "utilities", "水电气通信"
    COMMUNITY = "community", "社区事务"


class StayKind(Term):
    OWNER = "owner", "业主"
    TENANT = "tenant", "租户"
    FAMILY = "family", "家属"


class StayState(Term):
    CLAIMED = "claimed", "待核验"
    VERIFIED = "verified", "已核验"
    REFUSED = "refused", "未通过"
    WITHDRAWN = "withdrawn", "本人已撤回"


class Power(Term):
    SEE = "parties.see", "查看组织与任职"
    KEEP = "parties.keep", "维护组织与任职"
    VERIFY = "parties.verify", "核验居民与房屋"


class Evidence(Term):
    """证件: what somebody saw before confirming a claim to a home, together with the identity
    card of whoever claims."""

    TITLE = "title", "不动产权证书和身份证"
    REGISTER_QUERY = "register_query", "不动产登记查询结果和身份证"
    PURCHASE = "purchase", "房屋买卖合同、交付凭证和身份证"
    LEASE = "lease", "租赁合同和身份证"
    FAMILY_PAPER = "family_paper", "户口簿或结婚证等亲属证明和身份证"
    OWNER_CONFIRMS = "owner_confirms", "业主本人当面或电话确认，和身份证"
