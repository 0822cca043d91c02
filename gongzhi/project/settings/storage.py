"""Where files lie: a local folder, or any S3-compatible store the environment names."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

_LOCAL = "django.core.files.storage.FileSystemStorage"
_S3 = "storages.backends.s3.S3Storage"
_NEEDED = ("GONGZHI_S3_ENDPOINT", "GONGZHI_S3_KEY", "GONGZHI_S3_SECRET")


def files_storage(environ: Mapping[str, str], folder: Path) -> dict[str, Any]:
    """GONGZHI_S3_BUCKET switches to S3 (requirements/s3.txt); then ENDPOINT, KEY and SECRET too."""
    bucket = environ.get("GONGZHI_S3_BUCKET", "")
    if not bucket:
        return {"BACKEND": _LOCAL, "OPTIONS": {"location": str(folder)}}
    missing = [name for name in _NEEDED if not environ.get(name)]
    if missing:
        raise ValueError(f"GONGZHI_S3_BUCKET is set; {', '.join(missing)} must be set too")
    return {"BACKEND": _S3, "OPTIONS": _s3_options(environ, bucket)}


def _s3_options(environ: Mapping[str, str], bucket: str) -> dict[str, Any]:
    """Private objects, never overwritten, no public addresses: files are served by us alone."""
    return {
        "bucket_name": bucket,
        "endpoint_url": environ["GONGZHI_S3_ENDPOINT"],
        "access_key": environ["GONGZHI_S3_KEY"],
        "secret_key": environ["GONGZHI_S3_SECRET"],
        "region_name": environ.get("GONGZHI_S3_REGION") or None,
        "addressing_style": environ.get("GONGZHI_S3_ADDRESSING", "path"),
        "location": environ.get("GONGZHI_S3_PREFIX", ""),
        "default_acl": None,
        "file_overwrite": False,
        "querystring_auth": True,
    }
