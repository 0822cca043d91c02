from django.urls import include, path

urlpatterns = [path("files/", include("gongzhi.foundation.files.pages.urls"))]
