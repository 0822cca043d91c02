"""Tables of territory: from the region down to the premises, what is shared, what hangs there."""

from gongzhi.territory.models.common_part import CommonPart, CommonPartShare
from gongzhi.territory.models.estate import Building, Entrance, Estate, Premises
from gongzhi.territory.models.grid import Grid, GridCover
from gongzhi.territory.models.place import Facility, PlaceCode
from gongzhi.territory.models.region import Region

__all__ = [
    "Building",
    "CommonPart",
    "CommonPartShare",
    "Entrance",
    "Estate",
    "Facility",
    "Grid",
    "GridCover",
    "PlaceCode",
    "Premises",
    "Region",
]
