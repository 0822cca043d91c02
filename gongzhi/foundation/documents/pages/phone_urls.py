from django.urls import path

from gongzhi.foundation.documents.pages import sharing

app_name = "papers"
urlpatterns = [path("<slug:token>", sharing.shared, name="paper")]
