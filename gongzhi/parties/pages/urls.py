"""Desk addresses of parties."""

from django.urls import path

from gongzhi.parties.pages import accounts, corrections, people, residencies

app_name = "parties"
urlpatterns = [
    path("desk/residencies/<int:number>", residencies.residency, name="residency"),
    path("desk/residencies/<int:number>/identity", residencies.identity, name="identity"),
    path("desk/people", people.people, name="people"),
    path("desk/people/<int:number>", people.person, name="person"),
    path("desk/people/<int:number>/correction", people.correction, name="person_correction"),
    path("desk/corrections", corrections.queue, name="corrections"),
    path("desk/corrections/<int:number>", corrections.correction, name="correction"),
    path("m/me/homes/<int:number>/corrections", corrections.own, name="own_corrections"),
    path("desk/accounts", accounts.accounts, name="accounts"),
    path("desk/accounts/new", accounts.candidates, name="candidates"),
    path("desk/accounts/new/<int:person>", accounts.opening, name="opening"),
    path("desk/accounts/<int:account>/closure", accounts.closure, name="closure"),
    path("desk/accounts/<int:account>/password", accounts.password_reset, name="password_reset"),
]
