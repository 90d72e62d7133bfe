"""What a bureau's data needs before it can serve: tables, groups, publications."""

from __future__ import annotations

from datetime import datetime

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def bring_up_to_date(*, at: datetime) -> None:
    """Create or change tables if they are behind, then publish what is new and clear away what is stale."""
    if _behind():
        call_command("migrate", verbosity=0, interactive=False)
    from bureau.account.groups import keep_groups
    from bureau.catalogue import services as catalogue
    from bureau.uploads import services as uploads

    keep_groups()
    catalogue.publish(at=at)
    uploads.sweep(at=at)


def _behind() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
