from django.urls import path

from gongzhi.foundation.notify.pages import inbox, mending

app_name = "notify"
urlpatterns = [
    path("m/messages/", inbox.phone, name="phone"),
    path("m/messages/read", inbox.all_read, name="all_read"),
    path("m/messages/channels", inbox.channels, name="channels"),
    path("m/messages/<int:pk>", inbox.opened, name="opened"),
    path("desk/inbox/", inbox.desk, name="inbox"),
    path("desk/inbox/<int:pk>", inbox.opened_at_desk, name="opened_at_desk"),
    path("desk/messages/", mending.to_mend, name="messages"),
    path("desk/messages/<int:pk>/resending", mending.resending, name="resending"),
    path("desk/messages/<int:pk>/abandonment", mending.abandonment, name="abandonment"),
    path("desk/outbox-demonstration", mending.demonstration, name="demonstration"),
]
