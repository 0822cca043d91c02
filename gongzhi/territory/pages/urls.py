from django.urls import path

from gongzhi.territory.pages import codes

app_name = "territory"
urlpatterns = [path("<slug:code>/codes", codes.codes, name="codes")]
