import pytest

from tests.foundation.documents.office import build_office


@pytest.fixture(autouse=True)
def files_folder(settings, tmp_path):
    """Every test keeps its files in a folder of its own."""
    backend = "django.core.files.storage.FileSystemStorage"
    kept = {"BACKEND": backend, "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = {**settings.STORAGES, "default": kept}
    return tmp_path


@pytest.fixture
def office(db):
    return build_office()
