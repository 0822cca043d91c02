from importlib import import_module

from django.apps import AppConfig

from gongzhi.foundation import links
from gongzhi.foundation.web import navigation


class SheetsConfig(AppConfig):
    name = "gongzhi.foundation.sheets"
    label = "sheets"

    def ready(self) -> None:
        access = import_module("gongzhi.foundation.sheets.access")
        kinds = import_module("gongzhi.foundation.sheets.kinds")
        queries = import_module("gongzhi.foundation.sheets.queries")
        readers = import_module("gongzhi.foundation.files.readers")
        readers.register_reader("import_run", access.may_read_file)
        links.register("import_run", queries.run_links)
        navigation.register(
            "desk",
            "导入导出",
            "sheet",
            "sheets:imports",
            power=kinds.powers,
            order=90,
            group="底数",
            under=("/desk/imports/",),
        )
        import_module("gongzhi.foundation.sheets.jobs")
