from django.urls import path

from gongzhi.parties.pages import (
    appointments,
    composition,
    organisation_acts,
    organisations,
    raising,
)

app_name = "organisations"
urlpatterns = [
    path("", organisations.organisations, name="organisations"),
    path("export", organisations.export, name="export"),
    path("new", organisation_acts.new, name="new"),
    path("terms", appointments.terms, name="terms"),
    path("coverage", composition.coverage, name="coverage"),
    path("estate/<slug:code>", composition.estate, name="composition"),
    path("<int:number>", organisations.organisation, name="organisation"),
    path("<int:number>/correction", organisation_acts.correction, name="correction"),
    path("<int:number>/dissolution", organisation_acts.dissolution, name="dissolution"),
    path("<int:number>/servicings/new", organisation_acts.servicing, name="servicing"),
    path("<int:number>/appointments/new", appointments.new, name="appointment"),
    path("<int:number>/recommendations/new", raising.recommendation, name="recommendation"),
    path("<int:number>/trainings/new", raising.training, name="training"),
    path("recommendations/<int:number>/review", raising.review, name="review"),
    path("appointments/<int:number>/ending", appointments.ending, name="ending"),
    path("appointments/<int:number>/renewal", appointments.renewal, name="renewal"),
    path(
        "servicings/<int:number>/ending",
        organisation_acts.servicing_ending,
        name="servicing_ending",
    ),
]
