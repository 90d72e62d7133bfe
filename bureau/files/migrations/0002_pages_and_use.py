from typing import Any

from django.db import migrations, models
from django.db.models import F


def all_used(apps: Any, schema_editor: Any) -> None:  # Any: Django hands over history, which has no types
    """What was received before uploads had a room of their own was sent for a declaration."""
    apps.get_model("files", "StoredFile").objects.update(used_at=F("stored_at"))


class Migration(migrations.Migration):
    dependencies = [
        ("files", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="storedfile",
            name="pages",
            field=models.PositiveIntegerField(null=True, verbose_name="页数"),
        ),
        migrations.AddField(
            model_name="storedfile",
            name="used_at",
            field=models.DateTimeField(null=True, verbose_name="首次使用"),
        ),
        migrations.RunPython(all_used, migrations.RunPython.noop),
    ]
