# ruff: noqa: ANN401, FBT001, FBT002 - the signatures are Django's
"""Model fields for personal data: sealed at rest, found by a blind index beside them."""

from typing import TYPE_CHECKING, Any, TypeVar

from django.core.exceptions import FieldError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from gongzhi.foundation.privacy.crypto import blind_index, blind_indexes, decrypt, encrypt

_Set = TypeVar("_Set")
_Get = TypeVar("_Get")

if TYPE_CHECKING:
    # What the checker needs to see str, or str | None where the column may be null.
    class _Text(models.BinaryField[_Set, _Get]):
        _pyi_private_set_type: str
        _pyi_private_get_type: str  # type: ignore[assignment]

    _Bytes = models.BinaryField[bytes, bytes]
else:

    class _Text(models.BinaryField):
        def __class_getitem__(cls, _: object) -> type:
            return cls

    _Bytes = models.BinaryField


class EncryptedText(_Text[_Set, _Get]):
    """A str in Python, sealed bytes in the database; can be compared with nothing but null.

    The purpose says which column it is ("parties.person.phone"); a value copied into another
    column does not open there. Renaming the purpose makes every stored value unreadable, so it
    never follows a rename.
    """

    def __init__(self, *args: Any, purpose: str = "", **options: Any) -> None:
        self.purpose = purpose
        super().__init__(*args, **options)

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        return name, path, args, {**options, "purpose": self.purpose}

    def from_db_value(
        self, value: bytes | None, _expression: object, _connection: BaseDatabaseWrapper
    ) -> str | None:
        return None if value is None else decrypt(value, self.purpose)

    def get_db_prep_value(
        self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False
    ) -> Any:
        sealed = encrypt(value, self.purpose) if isinstance(value, str) else value
        return super().get_db_prep_value(sealed, connection, prepared)

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name != "isnull":
            raise FieldError(f"{self.name} is encrypted: look for it by its blind index")
        return super().get_lookup(lookup_name)

    def _check_str_default_value(self) -> list[Any]:
        return []

    def get_default(self) -> Any:
        """BinaryField would answer b"" for an empty text."""
        return super().get_default() or (None if self.null and not self.has_default() else "")

    def to_python(self, value: Any) -> Any:
        return value

    def value_to_string(self, obj: models.Model) -> str:
        """Dumps hold the plain text only where the one who dumps holds the keys."""
        return str(self.value_from_object(obj) or "")


class BlindIndex(_Bytes):
    """Follows the text field it is made `of` on every save; null where that is empty.

    bulk_update and queryset.update go past it: use save or bulk_create.
    """

    def __init__(self, *args: Any, of: str = "", purpose: str = "", **options: Any) -> None:
        self.of = of
        self.purpose = purpose
        super().__init__(*args, **{"null": True, "max_length": 32, "editable": False, **options})

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        return name, path, args, {**options, "of": self.of, "purpose": self.purpose}

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:  # noqa: ARG002
        text = getattr(model_instance, self.of)
        value = blind_index(text, self.purpose) if text else None
        setattr(model_instance, self.attname, value)
        return value


def found_by(model: type[models.Model], index: str, text: str) -> models.Q:
    """The condition that `index` is that of this text: Account.objects.filter(found_by(...))."""
    field = model._meta.get_field(index)  # noqa: SLF001 - public by documentation
    if not isinstance(field, BlindIndex):
        raise FieldError(f"{index} is no blind index")
    return models.Q((f"{index}__in", blind_indexes(text, field.purpose)))
