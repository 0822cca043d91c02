import pytest

from tests.foundation.sheets.imports import kind, registered


@pytest.fixture(autouse=True)
def files_folder(settings, tmp_path):
    """Every test keeps its files in a folder of its own."""
    backend = "django.core.files.storage.FileSystemStorage"
    kept = {"BACKEND": backend, "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = {**settings.STORAGES, "default": kept}
    return tmp_path


@pytest.fixture
def houses():
    with registered(kind()) as made:
        yield made
