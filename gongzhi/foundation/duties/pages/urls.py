from django.urls import path

from gongzhi.foundation.duties.pages import calendar

app_name = "duties"
urlpatterns = [
    path("", calendar.this_year, name="calendar"),
    path("<int:year>", calendar.year, name="year"),
    path("<int:year>/arrangement", calendar.arrangement, name="arrangement"),
]
