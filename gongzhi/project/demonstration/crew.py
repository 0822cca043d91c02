"""Who acts where in the demonstration, and for whom."""

from gongzhi.cases.models import Case
from gongzhi.kernel.actor import Actor
from gongzhi.parties.models import Appointment, Organisation, Residency
from gongzhi.parties.rules.posts import powers_of
from gongzhi.parties.vocabulary import OrganisationKind
from gongzhi.territory.models import Estate, PlaceCode

OFTEN = 12  # residents one can sign in as have more to show


class Crew:
    """Who acts where."""

    def __init__(self) -> None:
        self.estates = list(Estate.objects.order_by("pk"))
        self.residents: dict[int, list[int]] = {estate.pk: [] for estate in self.estates}
        homes = Residency.objects.values_list("estate_id", "person_id", "person__account_id")
        for home, person, account in homes:
            self.residents[home] += [person] * (OFTEN if account else 1)
        self.codes: dict[tuple[int, str], list[str]] = {}
        for estate in self.estates:
            self.codes[estate.pk, ""] = []
        rows = PlaceCode.objects.filter(facility__isnull=False).select_related("facility")
        for row in rows.order_by("pk"):
            kind = row.facility.kind if row.facility else ""
            self.codes.setdefault((row.estate_id, kind), []).append(row.token)
        posts = Appointment.objects.select_related("organisation").order_by("pk")
        self.posts = list(posts)

    def _in_post(self, post: str, region: str) -> Actor:
        found = next(
            each
            for each in self.posts
            if each.post == post and each.organisation.region_code.startswith(region)
        )
        return actor_in(found)

    def dispatcher(self, estate: Estate) -> Actor:
        return self._in_post("street_dispatcher", estate.region_code[:9])

    def checker(self, estate: Estate) -> Actor:
        return self._in_post("grid_worker", estate.region_code)

    def body_for(self, case: Case) -> Organisation:
        proposed = case.routing.get("organisation")
        if proposed:
            return Organisation.objects.get(pk=proposed)
        return Organisation.objects.get(
            kind=OrganisationKind.RESIDENTS_COMMITTEE, region_code=case.region_code
        )

    def handler(self, case: Case) -> Actor:
        handlers = {"company_worker", "community_worker", "department_clerk", "street_dispatcher"}
        found = next(
            each
            for each in self.posts
            if each.organisation_id == case.lead_id and each.post in handlers
        )
        return actor_in(found)


def actor_in(post: Appointment) -> Actor:
    return Actor(
        account=post.person.account_id,
        person=post.person_id,
        appointment=post.pk,
        organisation=post.organisation_id,
        powers=powers_of(post.post),
        territory=(post.region_code,) if post.region_code else (),
        channel="demonstration",
    )
