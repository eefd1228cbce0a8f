"""Times recorded for clocks, and what counsel said starts them."""

# ruff: noqa: RUF012  Django's own shape of a migration

from django.db import migrations, models

import debar.store.fields


class Migration(migrations.Migration):
    """Two tables, empty at first."""

    dependencies = [("store", "0001_first")]

    operations = [
        migrations.CreateModel(
            name="MarkRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("event", models.CharField(max_length=200)),
                ("device", models.CharField(blank=True, default="", max_length=200)),
                ("contract", models.CharField(blank=True, default="", max_length=200)),
                ("duty", models.CharField(blank=True, default="", max_length=200)),
                ("mark", debar.store.fields.StructField()),
            ],
            options={
                "db_table": "marks",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("event", "device", "contract", "duty"), name="one_mark_a_time"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StartRow",
            fields=[
                ("duty", models.CharField(max_length=200, primary_key=True, serialize=False)),
                ("said", debar.store.fields.StructField()),
            ],
            options={"db_table": "starts"},
        ),
    ]
