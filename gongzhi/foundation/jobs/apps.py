from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "gongzhi.foundation.jobs"
    label = "jobs"
