"""/api/v1/cases and what belongs to it: the same acts and the same eyes as the pages."""

from gongzhi.cases.api.acting import router as acting
from gongzhi.cases.api.answering import router as answering
from gongzhi.cases.api.catalogue import router as catalogue
from gongzhi.cases.api.photos import router as photos
from gongzhi.cases.api.reporting import router as reporting
from gongzhi.cases.api.triaging import router as triaging

CASES = (triaging, reporting, acting, answering)

__all__ = ["CASES", "catalogue", "photos"]
