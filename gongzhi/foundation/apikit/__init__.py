"""The shared ground of the HTTP API: its address, authentication, entrances, refusals, paging.

    from gongzhi.foundation.apikit.routing import Router
    router = Router(tags=["诉求"])

    @router.get("/cases", entrance=by_power("cases.see"), response=Page[CaseOut])
    def cases(request: HttpRequest, paging: Query[Paging]) -> dict[str, Any]: ...

and in project.urls, before the addresses are built: interface.register("/cases", router).
"""
