"""Tables of parties: people, bodies, posts, who owns and who lives where."""

from gongzhi.parties.models.organisation import Organisation, Servicing
from gongzhi.parties.models.ownership import Ownership, Residency
from gongzhi.parties.models.person import Person
from gongzhi.parties.models.post import Appointment

__all__ = ["Appointment", "Organisation", "Ownership", "Person", "Residency", "Servicing"]
