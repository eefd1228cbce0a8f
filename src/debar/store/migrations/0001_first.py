"""The first rows."""

# ruff: noqa: RUF012  Django's own shape of a migration

import django.db.models.fields.json
from django.db import migrations, models

import debar.store.fields


class Migration(migrations.Migration):
    """What `models.py` says, from nothing."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="AuthorityRow",
            fields=[
                ("id", models.CharField(max_length=200, primary_key=True, serialize=False)),
                ("measure", debar.store.fields.StructField()),
            ],
            options={
                "db_table": "authorities",
            },
        ),
        migrations.CreateModel(
            name="BodyRow",
            fields=[
                ("id", models.CharField(max_length=200, primary_key=True, serialize=False)),
                ("place", models.IntegerField()),
                ("value", debar.store.fields.StructField()),
            ],
            options={
                "db_table": "bodies",
                "ordering": ("place",),
            },
        ),
        migrations.CreateModel(
            name="ConsentRow",
            fields=[
                ("place", models.IntegerField(primary_key=True, serialize=False)),
                ("value", debar.store.fields.StructField()),
            ],
            options={
                "db_table": "consents",
                "ordering": ("place",),
            },
        ),
        migrations.CreateModel(
            name="ContractRow",
            fields=[
                ("id", models.CharField(max_length=200, primary_key=True, serialize=False)),
                ("place", models.IntegerField()),
                ("value", debar.store.fields.StructField()),
            ],
            options={
                "db_table": "contracts",
                "ordering": ("place",),
            },
        ),
        migrations.CreateModel(
            name="DeviceRow",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("redirect", models.BigIntegerField(null=True)),
                ("by_evidence", models.BooleanField(default=False)),
                ("split_from", models.BigIntegerField(null=True)),
            ],
            options={
                "db_table": "devices",
            },
        ),
        migrations.CreateModel(
            name="GenerationRow",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                ("finished", models.BooleanField(default=False)),
            ],
            options={
                "db_table": "generations",
            },
        ),
        migrations.CreateModel(
            name="LedgerRow",
            fields=[
                ("seq", models.BigIntegerField(primary_key=True, serialize=False)),
                ("prev", models.CharField(max_length=64, unique=True)),
                ("subject", models.CharField(db_index=True, max_length=200)),
                ("payload", models.BinaryField()),
                ("seal", models.CharField(max_length=64)),
            ],
            options={
                "db_table": "ledger",
            },
        ),
        migrations.CreateModel(
            name="NetworkRow",
            fields=[
                ("id", models.CharField(max_length=200, primary_key=True, serialize=False)),
                ("place", models.IntegerField()),
                ("value", debar.store.fields.StructField()),
            ],
            options={
                "db_table": "networks",
                "ordering": ("place",),
            },
        ),
        migrations.CreateModel(
            name="PackRow",
            fields=[
                ("edition", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("archive", models.CharField(max_length=64)),
                ("current", models.BooleanField(default=False)),
            ],
            options={
                "db_table": "packs",
            },
        ),
        migrations.CreateModel(
            name="SiteRow",
            fields=[
                ("id", models.CharField(max_length=200, primary_key=True, serialize=False)),
                ("place", models.IntegerField()),
                ("value", debar.store.fields.StructField()),
                (
                    "body",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.fields.json.KeyTextTransform("body", "value"),
                        output_field=models.CharField(max_length=200, null=True),
                    ),
                ),
            ],
            options={
                "db_table": "sites",
                "ordering": ("place",),
            },
        ),
        migrations.CreateModel(
            name="SourceRow",
            fields=[
                ("digest", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("number", models.BigIntegerField(unique=True)),
                ("source", debar.store.fields.StructField()),
            ],
            options={
                "db_table": "sources",
            },
        ),
        migrations.CreateModel(
            name="ThingRow",
            fields=[
                ("key", models.TextField(primary_key=True, serialize=False)),
                ("device", models.BigIntegerField(db_index=True)),
            ],
            options={
                "db_table": "things",
            },
        ),
        migrations.CreateModel(
            name="AnswerRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("question", models.CharField(max_length=200)),
                ("item", models.CharField(blank=True, default="", max_length=200)),
                ("answer", debar.store.fields.StructField()),
            ],
            options={
                "db_table": "answers",
                "constraints": [
                    models.UniqueConstraint(fields=("question", "item"), name="one_answer_a_question")
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseRow",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("case", debar.store.fields.StructField()),
                (
                    "step",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.fields.json.KeyTextTransform("step", "case"),
                        output_field=models.CharField(max_length=200, null=True),
                    ),
                ),
                (
                    "device",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.fields.json.KeyTextTransform("device", "case"),
                        output_field=models.CharField(max_length=200, null=True),
                    ),
                ),
                (
                    "measure",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.fields.json.KeyTextTransform("measure", "case"),
                        output_field=models.CharField(max_length=200, null=True),
                    ),
                ),
                (
                    "outcome",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.fields.json.KeyTextTransform("outcome", "case"),
                        output_field=models.CharField(max_length=200, null=True),
                    ),
                ),
                (
                    "body",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.fields.json.KeyTextTransform("body", "case"),
                        output_field=models.CharField(max_length=200, null=True),
                    ),
                ),
                (
                    "due",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.fields.json.KeyTextTransform("due", "case"),
                        output_field=models.CharField(max_length=200, null=True),
                    ),
                ),
                (
                    "until",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.fields.json.KeyTextTransform("until", "case"),
                        output_field=models.CharField(max_length=200, null=True),
                    ),
                ),
            ],
            options={
                "db_table": "cases",
                "indexes": [
                    models.Index(fields=["step", "number"], name="cases_by_step"),
                    models.Index(fields=["body", "step", "number"], name="cases_by_body"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("device", "measure"), name="one_case_a_device_and_measure"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CatalogueRow",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("generation", models.BigIntegerField()),
                ("device", models.CharField(max_length=200)),
                ("body", models.CharField(max_length=200)),
                ("site", models.CharField(blank=True, default="", max_length=200)),
                ("network", models.CharField(blank=True, default="", max_length=200)),
                ("name", models.TextField(blank=True, default="")),
                ("kind", models.CharField(blank=True, default="", max_length=200)),
                ("brand", models.CharField(blank=True, default="", max_length=200)),
                ("brand_grade", models.CharField(default="none", max_length=12)),
                ("maker", models.CharField(blank=True, default="", max_length=200)),
                ("maker_grade", models.CharField(default="none", max_length=12)),
                ("model", models.TextField(blank=True, default="")),
                ("model_grade", models.CharField(default="none", max_length=12)),
                ("relabel", models.BooleanField(null=True)),
                ("outcome", models.CharField(max_length=12)),
                ("force", models.CharField(blank=True, default="", max_length=12)),
                ("measure", models.CharField(blank=True, default="", max_length=200)),
                ("clause", models.CharField(blank=True, default="", max_length=200)),
                ("finding", models.TextField()),
            ],
            options={
                "db_table": "catalogue",
                "indexes": [
                    models.Index(
                        fields=["generation", "body", "outcome", "device"], name="catalogue_by_body"
                    ),
                    models.Index(fields=["generation", "outcome", "device"], name="catalogue_by_outcome"),
                    models.Index(fields=["generation", "site", "device"], name="catalogue_by_site"),
                    models.Index(fields=["generation", "maker", "device"], name="catalogue_by_maker"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("generation", "device"), name="one_row_a_device")
                ],
            },
        ),
        migrations.CreateModel(
            name="Head",
            fields=[
                ("id", models.SmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("seq", models.BigIntegerField(default=0)),
                (
                    "seal",
                    models.CharField(
                        default="0000000000000000000000000000000000000000000000000000000000000000",
                        max_length=64,
                    ),
                ),
            ],
            options={
                "db_table": "head",
                "constraints": [models.CheckConstraint(condition=models.Q(("id", 1)), name="one_head")],
            },
        ),
    ]
