"""Settings, read from the environment. `GONGZHI_MODE` is demonstration (default) or production."""

import os
from pathlib import Path

from gongzhi.project.settings.environment import Environment
from gongzhi.project.settings.logs import logging_settings
from gongzhi.project.settings.storage import files_storage

HERE = Path(__file__).resolve().parents[3]
ENV = Environment(HERE)

MODE = ENV.mode
DEMONSTRATION = ENV.demonstration
DEBUG = ENV.flag("GONGZHI_DEBUG")
LOGGING = logging_settings(debug=DEBUG)
SECRET_KEY = ENV.secret_key()
GONGZHI_KEYS = ENV.personal_data_keys()
GONGZHI_SIGNING_KEY = ENV.signing_key()
GONGZHI_NOTIFY = ENV.notify()
GONGZHI_PREPARED = ENV.flag("GONGZHI_PREPARED", default="1")
WITHOUT_RESIDENTS = ENV.flag("GONGZHI_WITHOUT_RESIDENTS")
ALLOWED_HOSTS = ENV.words("GONGZHI_HOSTS", default=["*"] if DEMONSTRATION else [])
CSRF_TRUSTED_ORIGINS = ENV.words("GONGZHI_ORIGINS", default=[])

ROOT_URLCONF = "gongzhi.project.urls"
WSGI_APPLICATION = "gongzhi.project.wsgi.application"
AUTH_USER_MODEL = "access.Account"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "django_htmx",
    "ninja",
    "template_partials.apps.SimpleAppConfig",
    "procrastinate.contrib.django",
    "gongzhi.foundation.privacy",
    "gongzhi.foundation.jobs",
    "gongzhi.foundation.links",
    "gongzhi.foundation.similarity",
    "gongzhi.foundation.web",
    "gongzhi.foundation.journal",
    "gongzhi.foundation.access",
    "gongzhi.foundation.apikit",
    "gongzhi.foundation.rulebook",
    "gongzhi.foundation.duties",
    "gongzhi.foundation.files",
    "gongzhi.foundation.notify",
    "gongzhi.foundation.sheets",
    "gongzhi.foundation.documents",
    "gongzhi.territory",
    "gongzhi.parties",
    "gongzhi.cases",
    "gongzhi.portal",
    "gongzhi.interop",
    "gongzhi.project",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "gongzhi.foundation.web.middleware.StrictHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "gongzhi.foundation.web.middleware.SpokenMethods",
    "gongzhi.foundation.web.middleware.PreparedActs",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "gongzhi.foundation.web.middleware.ReadableBodies",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "gongzhi.foundation.access.middleware.IdleSignOut",
    "django_htmx.middleware.HtmxMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "gongzhi.foundation.web.context.surroundings",
                "gongzhi.foundation.access.context.presence",
                "gongzhi.foundation.notify.context.unread",
            ],
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            ["django.template.loaders.app_directories.Loader"],
                        )
                    ],
                )
            ],
            "builtins": ["template_partials.templatetags.partials"],
        },
    }
]

DATABASES = {"default": ENV.database()}
SESSION_ENGINE = "gongzhi.foundation.access.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENV.flag("GONGZHI_HTTPS")
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "gongzhi.foundation.web.failures.stale_form"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"

LOGIN_URL = "/m/sign-in"

PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True
LOCALE_PATHS = [HERE / "gongzhi" / "locale"]

STATIC_URL = "/static/"
STATIC_ROOT = ENV.var / "static"
STORAGES = {
    "default": files_storage(os.environ, ENV.var / "files"),
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = ENV.var / "files"
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

TESTING = ENV.flag("GONGZHI_TESTING")
if TESTING:
    MIDDLEWARE.remove("whitenoise.middleware.WhiteNoiseMiddleware")  # nothing is collected
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
