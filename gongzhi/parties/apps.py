from importlib import import_module

from django.apps import AppConfig
from django.utils.module_loading import import_string

from gongzhi.foundation import links
from gongzhi.foundation.access import powers
from gongzhi.foundation.access.vocabulary import AccessPower, UnmaskField
from gongzhi.foundation.sheets import kinds
from gongzhi.foundation.web import navigation

QUERIES = "gongzhi.parties.queries"


class PartiesConfig(AppConfig):
    name = "gongzhi.parties"
    label = "parties"

    def ready(self) -> None:
        powers.register(import_string("gongzhi.parties.vocabulary.Power"))
        navigation.register(
            "desk",
            "账号",
            "users",
            "parties:accounts",
            power=AccessPower.ACCOUNTS,
            order=100,
            group="管理",
            under=("/desk/accounts",),
        )
        for kind in ("organisation", "person", "appointment"):
            links.register(kind, import_string(f"{QUERIES}.{kind}_links"))
        links.register("residency", import_string(f"{QUERIES}.residency.residency_links"))
        own = import_string(f"{QUERIES}.residency.own_residency_addresses")
        links.register_own("residency", own)
        links.register_terms("stay_kind", import_string("gongzhi.parties.vocabulary.StayKind"))
        evidence = import_string("gongzhi.parties.vocabulary.Evidence")
        links.register_terms("stay_evidence", evidence)
        links.register_terms("stay_basis", import_string("gongzhi.parties.rules.residency.Basis"))
        self._name_the_registers()
        self._take_in_sheets()
        import_module("gongzhi.parties.notices")
        import_string("gongzhi.foundation.access.current.register_posts")(
            import_string("gongzhi.parties.pages.presence.standings")
        )
        import_string("gongzhi.foundation.access.residents.register_residents")(
            import_string("gongzhi.parties.pages.presence.resident")
        )
        fields = {UnmaskField.NAME, UnmaskField.PHONE}
        import_string("gongzhi.foundation.access.unmasking.register")(
            "person", fields, import_string("gongzhi.parties.access.may_see_person")
        )
        import_string("gongzhi.foundation.access.unmasking.register_task")(
            "person", "parties.verify", import_string("gongzhi.parties.access.is_to_verify")
        )
        import_string("gongzhi.foundation.notify.addresses.register_addresses")(
            import_string(f"{QUERIES}.addresses_of")
        )
        import_string("gongzhi.foundation.documents.bodies.register_bodies")(
            import_string(f"{QUERIES}.bodies.bodies_named"),
            import_string(f"{QUERIES}.bodies.recipients"),
        )

    def _take_in_sheets(self) -> None:
        for name in ("organisations.ORGANISATIONS", "appointments.APPOINTMENTS", "owners.OWNERS"):
            kinds.register(import_string(f"gongzhi.parties.imports.{name}"))

    def _name_the_registers(self) -> None:
        links.register("deed", import_string(f"{QUERIES}.ownership.deed_links"))
        links.register("correction", import_string(f"{QUERIES}.corrections.correction_links"))
        recommended = import_string(f"{QUERIES}.raising.recommendation_links")
        links.register("recommendation", recommended)
        words = "gongzhi.parties.vocabulary"
        links.register_terms("organisation_kind", import_string(f"{words}.OrganisationKind"))
        links.register_terms("review_state", import_string(f"{words}.ReviewState"))
        links.register_terms("correction_subject", import_string(f"{words}.CorrectionSubject"))
        links.register_terms("correction_state", import_string(f"{words}.CorrectionState"))
