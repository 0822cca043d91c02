"""Words of the rulebook."""

from gongzhi.kernel.terms import Term


class Level(Term):
    """Who a value comes from, from the weakest claim upwards in nearness to the estate."""

    PLATFORM = "platform", "平台拟"
    NATION = "nation", "国家"
    PROVINCE = "province", "省级"
    CITY = "city", "市级"
    COUNTY = "county", "区县级"
    STREET = "street", "街道（乡镇）"
    ESTATE = "estate", "小区议事规则"


class Tag(Term):
    """How far a value could be verified."""

    VERIFIED = "V", "已核实"
    AMENDED = "P", "按修正核实"
    SECONDARY = "S", "二手摘录"
    UNVERIFIED = "U", "未核实"
    REPEALED = "V-old", "已废止"
    PROPOSED = "X", "平台拟"
    ENTERED = "E", "录入并复核"


class Kind(Term):
    """The type of a value."""

    SPAN = "span", "期间"
    INTEGER = "integer", "整数"
    RATIO = "ratio", "比例"
    MONEY = "money", "金额"
    AREA = "area", "面积"
    TEXT = "text", "文字"
    FLAG = "flag", "是否"
    CHOICE = "choice", "选项"
    HOURS = "hours", "时段"
    SITTINGS = "sittings", "业务时间"
    DAY = "day", "月日"
    ITEMS = "items", "清单"


class Strictness(Term):
    """In which direction a value becomes stricter."""

    LOWER = "lower_is_stricter", "数值小者为严"
    HIGHER = "higher_is_stricter", "数值大者为严"
    FIXED = "fixed", "不得变更"
    FREE = "free", "不分宽严"


class Bearing(Term):
    """How a value entered stands to the one used until then."""

    STRICTER = "stricter", "从严"
    LOOSER = "looser", "放宽"
    SAME = "same", "相同"
    UNLIKE = "unlike", "不能比较宽严"
    FREE = "free", "不分宽严"


class OverrideState(Term):
    PROPOSED = "proposed", "待复核"
    IN_FORCE = "in_force", "已生效"
    REJECTED = "rejected", "未通过"
    WITHDRAWN = "withdrawn", "已撤回"


class Power(Term):
    PROPOSE = "rulebook.propose", "录入规则值"
    CONFIRM = "rulebook.confirm", "复核规则值"
