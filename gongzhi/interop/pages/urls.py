from django.urls import path

from gongzhi.interop.pages import hotline

app_name = "interop"
urlpatterns = [
    path("runs/<int:pk>/orders", hotline.report, name="hotline_report"),
    path("runs/<int:pk>/orders.xlsx", hotline.sheet, name="hotline_sheet"),
]
