"""After a new key has become the current one: everything sealed with older keys, sealed again.

Rows are taken in batches, each in a transaction of its own, so it can be stopped and taken up again
at any time. Once nothing is left the old key may leave the key file.
"""

from collections.abc import Iterator

from django.apps import apps
from django.db import models, transaction
from django.db.models.functions import Substr

from gongzhi.foundation.privacy.crypto import front
from gongzhi.foundation.privacy.fields import BlindIndex, EncryptedText

BATCH = 500


def sealed_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if _sealed(model)]


def outdated(model: type[models.Model]) -> "models.QuerySet[models.Model]":
    """Rows in which anything is sealed with another key than the current one."""
    ours, any_old = front(), models.Q()
    rows = model._default_manager.all()  # noqa: SLF001 - public by documentation
    for at, field in enumerate(_sealed(model)):
        start = Substr(field.name, 1, len(ours), output_field=models.BinaryField())
        rows = rows.annotate(**{f"front_{at}": start})
        any_old |= models.Q(**{f"{field.name}__isnull": False}) & ~models.Q(**{f"front_{at}": ours})
    return rows.filter(any_old).order_by("pk")


def reencrypt_rows(model: type[models.Model], batch: int = BATCH) -> Iterator[int]:
    """How many rows each batch has sealed again."""
    names = [*(f.name for f in _sealed(model)), *(f.name for f in _indexes(model))]
    while True:
        with transaction.atomic():
            rows = list(outdated(model).select_for_update()[:batch])
            for row in rows:
                row.save(update_fields=names)
        if not rows:
            return
        yield len(rows)


def _sealed(model: type[models.Model]) -> list[EncryptedText[str, str]]:
    return [f for f in model._meta.concrete_fields if isinstance(f, EncryptedText)]  # noqa: SLF001


def _indexes(model: type[models.Model]) -> list[BlindIndex]:
    return [f for f in model._meta.concrete_fields if isinstance(f, BlindIndex)]  # noqa: SLF001
