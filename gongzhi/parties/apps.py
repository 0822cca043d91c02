from django.apps import AppConfig
from django.utils.module_loading import import_string

from gongzhi.foundation import links
from gongzhi.foundation.access import powers

QUERIES = "gongzhi.parties.queries"


class PartiesConfig(AppConfig):
    name = "gongzhi.parties"
    label = "parties"

    def ready(self) -> None:
        powers.register(import_string("gongzhi.parties.access.Power"))
        for kind in ("organisation", "person", "appointment"):
            links.register(kind, import_string(f"{QUERIES}.{kind}_links"))
        import_string("gongzhi.foundation.access.current.register_posts")(
            import_string("gongzhi.parties.pages.presence.standings")
        )
        import_string("gongzhi.foundation.notify.addresses.register_addresses")(
            import_string(f"{QUERIES}.addresses_of")
        )
