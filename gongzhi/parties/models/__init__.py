"""Tables of parties: people, bodies, posts, who owns and who lives where."""

from gongzhi.parties.models.correction import Correction
from gongzhi.parties.models.organisation import Organisation, Servicing
from gongzhi.parties.models.ownership import Ownership, Residency
from gongzhi.parties.models.person import Person
from gongzhi.parties.models.post import Appointment, Recommendation, Training

__all__ = [
    "Appointment",
    "Correction",
    "Organisation",
    "Ownership",
    "Person",
    "Recommendation",
    "Residency",
    "Servicing",
    "Training",
]
