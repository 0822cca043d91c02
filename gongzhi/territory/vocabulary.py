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
    NONE = "none", "尚无物业服务"


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


class CommonPartKind(Term):
    """共有部分 (民法典 第二百七十四条; 法释〔2009〕7号 第三条)."""

    ROAD = "road", "道路"
    GREEN = "green", "绿地"
    OPEN_SPACE = "open_space", "公共场所"
    SERVICE_ROOM = "service_room", "物业服务用房"
    PARKING = "parking", "占用共有道路、场地的车位"
    STRUCTURE = "structure", "基础、承重结构、外墙、屋顶"
    PASSAGE = "passage", "通道、楼梯、大堂"
    EQUIPMENT = "equipment", "消防、照明等附属设施设备"
    OTHER = "other", "其他共有部分"


class SharedBy(Term):
    """Whose common part it is: the circle that decides on it and lives by it."""

    ESTATE = "estate", "全体业主共有"
    BUILDING = "building", "一栋共有"
    ENTRANCE = "entrance", "一个单元共有"
    LISTED = "listed", "部分业主共有"


class GridKind(Term):
    GRID = "grid", "网格"
    MICRO = "micro", "微网格"


class Power(Term):
    SEE = "territory.see", "查看小区与房屋"
    KEEP = "territory.keep", "维护小区与房屋"
