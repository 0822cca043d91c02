"""Words of interop."""

from gongzhi.kernel.terms import Term


class Look(Term):
    """Why a person must look at an imported order; the first first."""

    EMERGENCY = "emergency", "提到紧急情况"
    FINISHED = "finished", "来文已办结，这里还在办"
    BODY = "body", "承办单位对不上"
    OTHER_BODY = "other_body", "按规则派给了别的单位"
    DUPLICATE = "duplicate", "疑似重复"
    NO_WORD = "no_word", "没有命中提示词"
    NEAR = "near", "两个类别接近"
    WEAK = "weak", "依据单薄，没有自动派单"
