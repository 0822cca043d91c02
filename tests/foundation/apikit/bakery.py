"""A small API of its own, to try the shared ground on."""

from datetime import date
from typing import Annotated

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import path
from ninja import Body, NinjaAPI, Query, Schema, Status
from pydantic import Field, field_validator

from gongzhi.foundation.access.rules.admission import ANYONE, SIGNED_IN, by_power
from gongzhi.foundation.access.rules.lending import ANY_TOKEN, NO_TOKEN
from gongzhi.foundation.apikit import refusals
from gongzhi.foundation.apikit.interface import Interface, _open
from gongzhi.foundation.apikit.paging import Page, Paging, paged
from gongzhi.foundation.apikit.routing import Router
from gongzhi.kernel.errors import NotPermitted, RuleBroken, StateChanged

router = Router(tags=["面包"])
BROKEN = {
    "rule": RuleBroken("面粉不够", clause="民法典 第二百七十八条", field="flour"),
    "state": StateChanged("已出炉"),
    "power": NotPermitted("没有权限"),
    "missing": Http404("x"),
    "denied": PermissionDenied("只看本社区"),
    "bug": ZeroDivisionError("1/0"),
}


class LoafIn(Schema):
    name: Annotated[str, Field(max_length=4)]
    grams: Annotated[int, Field(ge=100)]
    baked_on: date

    @field_validator("name")
    @classmethod
    def plain(cls, name: str) -> str:
        if name == "石头":
            raise ValueError("石头不能吃")
        return name


@router.get("/open", entrance=ANYONE, response=str)
def opened(request):
    return "在"


@router.get("/own", entrance=SIGNED_IN, token=ANY_TOKEN, response=str)
def own(request):
    return "在"


@router.post("/tasting", entrance=SIGNED_IN, token=NO_TOKEN, response=str)
def taste(request):
    return "香"


@router.post("/loaves", entrance=by_power("tests.bake"), response={201: str})
def bake(request, loaf: Body[LoafIn]):
    return Status(201, loaf.name)


@router.get("/broken/{kind}", entrance=ANYONE, response=str)
def broken(request, kind: str):
    raise BROKEN[kind]


@router.get("/numbers", entrance=ANYONE, response=Page[int])
def numbers(request, paging: Query[Paging]):
    return paged(range(1234), paging)


api = Interface(urls_namespace="bakery", docs_url=None, docs_decorator=_open)
refusals.install(api)
api.add_router("", router.inner)
plain = NinjaAPI(urls_namespace="plain", docs_url=None, openapi_url=None)


@plain.get("/x")
def forgotten(request):
    return 1


urlpatterns = [path("bakery/", api.urls)]
