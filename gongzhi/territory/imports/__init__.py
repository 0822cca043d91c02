"""Registers from sheets: which columns, what is checked, what is written. One file a register."""

from gongzhi.territory.imports.common_parts import COMMON_PARTS
from gongzhi.territory.imports.estates import ESTATES
from gongzhi.territory.imports.facilities import FACILITIES
from gongzhi.territory.imports.grids import GRIDS
from gongzhi.territory.imports.premises import PREMISES
from gongzhi.territory.imports.regions import REGIONS

KINDS = (REGIONS, ESTATES, PREMISES, COMMON_PARTS, GRIDS, FACILITIES)
