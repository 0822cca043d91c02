"""Words of territory."""

from gongzhi.kernel.terms import Term


class RegionLevel(Term):
    PROVINCE = "province", "省级"
    CITY = "city", "市州"
    COUNTY = "county", "县市区"
    STREET = "street", "街道（乡镇）"
    COMMUNITY = "community", "社区（村）"


class GovernanceMode(Term):
    """How an estate is governed (MISSION A8)."""

    COMMUNITY_OF_ITS_OWN = "own_community", "建制社区"
    SPECIAL_COMMITTEE = "special_committee", "专委会"
    TRADITIONAL = "traditional", "传统三方"


class ServiceMode(Term):
    """Who keeps the estate (MISSION A21)."""

    COMPANY = "company", "专业物业服务"
    COMMUNITY_HELD = "community_held", "社区托管"
    SOCIAL_ORGANISATION = "social_organisation", "社会组织代管"
    SELF_MANAGED = "self_managed", "居民自管"


class PremisesUse(Term):
    DWELLING = "dwelling", "住宅"
    SHOP = "shop", "商铺"
    PARKING = "parking", "车位"
    OTHER = "other", "其他"


class FacilityKind(Term):
    LIFT = "lift", "电梯"
    FIRE_POINT = "fire_point", "消防点位"
    CAR_PARK = "car_park", "车库车场"
    GATE = "gate", "门禁出入口"
    CHARGING = "charging", "充电设施"
    WASTE_POINT = "waste_point", "垃圾投放点"
    GREEN = "green", "绿地"
    PLAYGROUND = "playground", "活动场地"
    PATROL_POINT = "patrol_point", "巡查点位"
    OTHER = "other", "其他设施"


class GridKind(Term):
    GRID = "grid", "网格"
    MICRO = "micro", "微网格"


class Power(Term):
    SEE = "territory.see", "查看小区与房屋"
    KEEP = "territory.keep", "维护小区与房屋"
