"""From a Ref to a title and an address, from a code to its label; contexts register how.

register("case", case_links)            # in apps.ready(): ids -> Link, one query
register_own("case", own_case_addresses)   # person, ids -> address under /m, where it is his
register_terms("case_state", CaseState)
register_labels("power", label_of_power)     # a code -> its label, where no one Term holds all
resolve([Ref("case", 7)])[Ref("case", 7)].title
label("case_state", "accepted")
"""

from gongzhi.foundation.links.resolving import (
    UNKNOWN,
    Link,
    Resolver,
    register,
    register_own,
    resolve,
    resolve_own,
)
from gongzhi.foundation.links.terms import label, register_labels, register_terms

__all__ = [
    "UNKNOWN",
    "Link",
    "Resolver",
    "label",
    "register",
    "register_labels",
    "register_own",
    "register_terms",
    "resolve",
    "resolve_own",
]
