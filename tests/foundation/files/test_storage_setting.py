from pathlib import Path

import pytest

from gongzhi.project.settings.storage import files_storage

S3 = {
    "GONGZHI_S3_BUCKET": "gongzhi",
    "GONGZHI_S3_ENDPOINT": "http://127.0.0.1:9000",
    "GONGZHI_S3_KEY": "k",
    "GONGZHI_S3_SECRET": "s",
}


def test_without_a_bucket_files_lie_in_the_folder():
    assert files_storage({}, Path("/data/files")) == {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": "/data/files"},
    }


def test_a_bucket_switches_to_s3_with_private_objects():
    storage = files_storage(S3, Path("/data/files"))
    assert storage["BACKEND"] == "storages.backends.s3.S3Storage"
    assert storage["OPTIONS"]["bucket_name"] == "gongzhi"
    assert storage["OPTIONS"]["default_acl"] is None


def test_a_bucket_without_its_keys_is_refused_at_start():
    with pytest.raises(ValueError, match="GONGZHI_S3_KEY must be set too"):
        files_storage({**S3, "GONGZHI_S3_KEY": ""}, Path("/data/files"))
