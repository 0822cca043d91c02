"""The web server's entrance."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.utils.module_loading import import_string

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongzhi.project.settings")
application = get_wsgi_application()
import_string("gongzhi.project.checks.enforce")()

# What was loaded stays for good: looked through for garbage again and again it costs each request.
gc.collect()
gc.freeze()
