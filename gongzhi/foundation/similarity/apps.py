from django.apps import AppConfig


class SimilarityConfig(AppConfig):
    name = "gongzhi.foundation.similarity"
    label = "similarity"
