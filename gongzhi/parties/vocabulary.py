"""Words of parties."""

from gongzhi.kernel.terms import Term

UNNAMED = "尾号"
"""What the name begins with of somebody of whom only the phone is known, to tell him by."""
NO_NAME = "未留姓名"


class OrganisationKind(Term):
    STREET = "street", "街道办事处（乡镇政府）"
    RESIDENTS_COMMITTEE = "residents_committee", "居（村）民委员会"
    ENVIRONMENT_PROPERTY_COMMITTEE = "environment_property_committee", "环境和物业管理委员会"
    OWNERS_ASSEMBLY = "owners_assembly", "业主大会"
    OWNERS_CONGRESS = "owners_congress", "业主代表大会"
    OWNERS_COMMITTEE = "owners_committee", "业主委员会"
    OWNERS_SUPERVISORS = "owners_supervisors", "业主监督委员会"
    STEWARD_COMMITTEE = "steward_committee", "物业管理委员会"
    BLOCK_GROUP = "block_group", "物业管理小组"
    SPECIAL_COMMITTEE = "special_committee", "小区治理专委会"
    COMMITTEES_ASSOCIATION = "committees_association", "业委会协会"
    COMPANIES_ASSOCIATION = "companies_association", "物业公司协会"
    PROPERTY_COMPANY = "property_company", "物业服务企业"
    DEVELOPER = "developer", "建设单位"
    DEPARTMENT = "department", "职能部门"
    SAFETY_OFFICE = "safety_office", "平安办"
    JOINT_ENFORCEMENT_OFFICE = "joint_enforcement_office", "联合执法办"
    SUPERVISION_TEAM = "supervision_team", "督导组"
    UTILITY = "utility", "专营单位"
    PARTY_BODY = "party_body", "党组织"
    SOCIAL_ORGANISATION = "social_organisation", "社会组织"
    VOLUNTEER_BODY = "volunteer_body", "志愿者组织"
    LEGAL_ADVISER = "legal_adviser", "法律顾问单位"
    THIRD_PARTY = "third_party", "第三方机构"
    LOCAL_UNIT = "local_unit", "辖区单位"
    PLATFORM = "platform", "平台管理"


class PartyLevel(Term):
    """五级组织 (A9), and the branch that works along the chain of governance (A15)."""

    STREET = "street", "街道党工委"
    COMMUNITY = "community", "社区党委"
    GRID = "grid", "网格党总支"
    ESTATE = "estate", "小区党支部"
    BUILDING = "building", "楼栋党小组"
    FUNCTIONAL = "functional", "功能型党支部"


class Accession(Term):
    """产生方式: how somebody came into a post."""

    APPOINTED = "appointed", "组织任命"
    ELECTED = "elected", "选举产生"
    VOLUNTEERED = "volunteered", "自我推荐"
    CHOSEN = "chosen", "群众公选"
    HIRED = "hired", "聘任"
    REPORTED = "reported", "双报到"


class ReviewState(Term):
    WAITING = "waiting", "待审核"
    SUPPORTED = "supported", "同意推荐"
    NOT_SUPPORTED = "not_supported", "不予推荐"


class Sharing(Term):
    """How a premises is owned (民法典 第二百九十七条)."""

    SOLE = "sole", "单独所有"
    JOINT = "joint", "共同共有"
    BY_SHARES = "by_shares", "按份共有"


class CorrectionSubject(Term):
    """纠错: what about one's own data is wrong."""

    NAME = "name", "姓名"
    PHONE = "phone", "手机号"
    STAY = "stay", "身份（业主、租户、家属）"
    HOME = "home", "楼栋、单元、房号"
    AREA = "area", "面积"
    OWNERS = "owners", "产权人、共有人或份额"
    OTHER = "other", "其他"


class CorrectionState(Term):
    ASKED = "asked", "待答复"
    GRANTED = "granted", "已更正"
    REFUSED = "refused", "不予更正"


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
    ENDED = "ended", "产权已转移"


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
