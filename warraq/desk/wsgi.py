"""The newsroom as a WSGI application; `WARRAQ_SITE` names the newspaper's folder."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "warraq.desk.settings")
application = get_wsgi_application()
