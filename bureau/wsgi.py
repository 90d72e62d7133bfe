"""For a WSGI server other than ours: ``SHENBAO_BUREAU_DATA=/srv/bureau gunicorn bureau.wsgi``."""

from __future__ import annotations

import os
from pathlib import Path

from django.core.wsgi import get_wsgi_application

from bureau.office import in_its_use, open_office
from bureau.settings import configure

configure(in_its_use(open_office(Path(os.environ["SHENBAO_BUREAU_DATA"]))))
application = get_wsgi_application()
