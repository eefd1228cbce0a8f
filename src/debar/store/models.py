"""The rows of a workspace. One database holds one workspace; what is decided holds its own value."""

# ruff: noqa: D106  Meta is Django's own word, and its table name says the rest

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.db.models.fields.json import KT

from debar.estate.bodies import Body, Site
from debar.estate.contracts import Contract
from debar.estate.networks import Consent, Network
from debar.kit.canon import canonical
from debar.kit.errors import BadData, Tampered
from debar.law.marks import Mark, Said
from debar.law.measure import Measure
from debar.law.verdict import Answer
from debar.review.acts import AnyAct
from debar.review.case import Case
from debar.review.decided import Source
from debar.review.ledger import ZERO, Entry, append
from debar.store.fields import StructField

DIGEST = 64
ID = 200
"""Longest id of a row, a site, an entity or a measure."""


def _held(path: str, length: int = ID) -> models.GeneratedField:
    """A column for lists, worked out by the database from the value held."""
    field: models.CharField[str | None, str | None] = models.CharField(max_length=length, null=True)
    return models.GeneratedField(expression=KT(path), output_field=field, db_persist=True)


class LedgerRow(models.Model):
    """One sealed act. The payload is kept as the bytes that were sealed."""

    seq = models.BigIntegerField(primary_key=True)
    prev = models.CharField(max_length=DIGEST, unique=True)
    subject = models.CharField(max_length=ID, db_index=True)
    payload = models.BinaryField()
    seal = models.CharField(max_length=DIGEST)

    class Meta:
        db_table = "ledger"

    def entry(self) -> Entry:
        """The row as the chain sees it. Raises Tampered where SQLite kept a value of another type."""
        texts = (self.prev, self.subject, self.seal)
        if not isinstance(self.seq, int) or not all(isinstance(text, str) for text in texts):
            raise Tampered(
                f"entry {self.seq!r} of the ledger holds values of another type than were written."
            )
        return Entry(self.seq, self.prev, self.subject, bytes(self.payload), self.seal)


class Head(models.Model):
    """The last entry of the ledger: whoever writes locks this row first."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    seq = models.BigIntegerField(default=0)
    seal = models.CharField(max_length=DIGEST, default=ZERO)

    class Meta:
        db_table = "head"
        constraints = (models.CheckConstraint(condition=models.Q(id=1), name="one_head"),)

    @classmethod
    def lock(cls) -> Head:
        """The head, held against every other writer until the transaction ends. Raises Tampered."""
        head = cls.objects.select_for_update().filter(pk=1).first()
        if head is None:
            raise Tampered(
                "the row that names the ledger's last entry is gone. Put the latest backup in its place."
            )
        if not isinstance(head.seq, int) or not isinstance(head.seal, str):
            raise Tampered(
                "the row that names the ledger's last entry holds values of another type than were "
                "written. Put the latest backup in its place."
            )
        return head

    def append(self, written: Iterable[tuple[str, AnyAct]]) -> None:
        """Seal acts, each with its subject, in that order. Raises BadData where one holds no text."""
        rows = []
        for subject, act in written:
            entry = append(self.seq, self.seal, subject, _payload(act))
            self.seq, self.seal = entry.seq, entry.seal
            rows.append(
                LedgerRow(
                    seq=entry.seq, prev=entry.prev, subject=subject, payload=entry.payload, seal=entry.seal
                )
            )
        LedgerRow.objects.bulk_create(rows, batch_size=500)
        self.save(update_fields=["seq", "seal"])


class CaseRow(models.Model):
    """A case, and the columns that lists filter on. Its number is that of the entry that opened it."""

    number = models.BigIntegerField(primary_key=True)
    case = StructField(Case)
    step = _held("case__step")
    device = _held("case__device")
    measure = _held("case__measure")
    outcome = _held("case__outcome")
    body = _held("case__body")
    due = _held("case__due")
    until = _held("case__until")

    class Meta:
        db_table = "cases"
        constraints = (
            models.UniqueConstraint(fields=("device", "measure"), name="one_case_a_device_and_measure"),
        )
        indexes = (
            models.Index(fields=("step", "number"), name="cases_by_step"),
            models.Index(fields=("body", "step", "number"), name="cases_by_body"),
        )


class SourceRow(models.Model):
    """A source taken in; its evidence file counts only once this row is there."""

    digest = models.CharField(primary_key=True, max_length=DIGEST)
    number = models.BigIntegerField(unique=True)
    """That of the entry with which it was taken in."""
    source = StructField(Source)

    class Meta:
        db_table = "sources"


class BodyRow(models.Model):
    """A body, in the order of the estate file."""

    id = models.CharField(primary_key=True, max_length=ID)
    place = models.IntegerField()
    value = StructField(Body)

    class Meta:
        db_table = "bodies"
        ordering = ("place",)


class SiteRow(models.Model):
    """A site, and the body that answers for it."""

    id = models.CharField(primary_key=True, max_length=ID)
    place = models.IntegerField()
    value = StructField(Site)
    body = _held("value__body")

    class Meta:
        db_table = "sites"
        ordering = ("place",)


class NetworkRow(models.Model):
    """A network of a site."""

    id = models.CharField(primary_key=True, max_length=ID)
    place = models.IntegerField()
    value = StructField(Network)

    class Meta:
        db_table = "networks"
        ordering = ("place",)


class ConsentRow(models.Model):
    """Leave to search a network; a network may have several."""

    place = models.IntegerField(primary_key=True)
    value = StructField(Consent)

    class Meta:
        db_table = "consents"
        ordering = ("place",)


class ContractRow(models.Model):
    """A contract that binds a body."""

    id = models.CharField(primary_key=True, max_length=ID)
    place = models.IntegerField()
    value = StructField(Contract)

    class Meta:
        db_table = "contracts"
        ordering = ("place",)


class AnswerRow(models.Model):
    """The answer that stands to a question, for one item or (`item` empty) for all."""

    question = models.CharField(max_length=ID)
    item = models.CharField(max_length=ID, blank=True, default="")
    answer = StructField(Answer)

    class Meta:
        db_table = "answers"
        constraints = (models.UniqueConstraint(fields=("question", "item"), name="one_answer_a_question"),)


class MarkRow(models.Model):
    """The time that stands for what may start a clock; empty texts stand for none in particular."""

    event = models.CharField(max_length=ID)
    device = models.CharField(max_length=ID, blank=True, default="")
    contract = models.CharField(max_length=ID, blank=True, default="")
    duty = models.CharField(max_length=ID, blank=True, default="")
    mark = StructField(Mark)

    class Meta:
        db_table = "marks"
        constraints = (
            models.UniqueConstraint(fields=("event", "device", "contract", "duty"), name="one_mark_a_time"),
        )


class StartRow(models.Model):
    """What counsel said starts the clock of a duty."""

    duty = models.CharField(primary_key=True, max_length=ID)
    said = StructField(Said)

    class Meta:
        db_table = "starts"


class AuthorityRow(models.Model):
    """A measure of the workspace's own."""

    id = models.CharField(primary_key=True, max_length=ID)
    measure = StructField(Measure)

    class Meta:
        db_table = "authorities"


class PackRow(models.Model):
    """A version of the knowledge that was used, and the digest of its archive."""

    edition = models.CharField(primary_key=True, max_length=DIGEST)
    archive = models.CharField(max_length=DIGEST)
    current = models.BooleanField(default=False)
    """Is it the one used last?"""

    class Meta:
        db_table = "packs"


class DeviceRow(models.Model):
    """A device's number, minted once; `redirect` is the device that it was merged into."""

    number = models.BigIntegerField(primary_key=True)
    redirect = models.BigIntegerField(null=True)
    by_evidence = models.BooleanField(default=False)
    """Was it merged by what was seen, not by a person?"""
    split_from = models.BigIntegerField(null=True)
    """The device that a person took it out of."""

    class Meta:
        db_table = "devices"


class ThingRow(models.Model):
    """Which device a thing of a source is, by the device's number."""

    key = models.TextField(primary_key=True)
    device = models.BigIntegerField(db_index=True)

    class Meta:
        db_table = "things"


class GenerationRow(models.Model):
    """One filling of the catalogue; only the latest finished one is shown."""

    number = models.BigAutoField(primary_key=True)
    finished = models.BooleanField(default=False)

    class Meta:
        db_table = "generations"


class CatalogueRow(models.Model):
    """A device with its latest identity and worst verdict: derived, disposable, rebuilt at will."""

    id = models.BigAutoField(primary_key=True)
    generation = models.BigIntegerField()
    device = models.CharField(max_length=ID)
    body = models.CharField(max_length=ID)
    site = models.CharField(max_length=ID, blank=True, default="")
    network = models.CharField(max_length=ID, blank=True, default="")
    name = models.TextField(blank=True, default="")
    kind = models.CharField(max_length=ID, blank=True, default="")
    brand = models.CharField(max_length=ID, blank=True, default="")
    brand_grade = models.CharField(max_length=12, default="none")
    maker = models.CharField(max_length=ID, blank=True, default="")
    maker_grade = models.CharField(max_length=12, default="none")
    model = models.TextField(blank=True, default="")
    model_grade = models.CharField(max_length=12, default="none")
    relabel = models.BooleanField(null=True)
    outcome = models.CharField(max_length=12)
    force = models.CharField(max_length=12, blank=True, default="")
    measure = models.CharField(max_length=ID, blank=True, default="")
    clause = models.CharField(max_length=ID, blank=True, default="")
    finding = models.TextField()
    """The finding's canonical bytes as text."""

    class Meta:
        db_table = "catalogue"
        constraints = (models.UniqueConstraint(fields=("generation", "device"), name="one_row_a_device"),)
        indexes = (
            models.Index(fields=("generation", "body", "outcome", "device"), name="catalogue_by_body"),
            models.Index(fields=("generation", "outcome", "device"), name="catalogue_by_outcome"),
            models.Index(fields=("generation", "site", "device"), name="catalogue_by_site"),
            models.Index(fields=("generation", "maker", "device"), name="catalogue_by_maker"),
        )


def _payload(act: AnyAct) -> bytes:
    try:
        return canonical(act)
    except UnicodeEncodeError as error:
        raise BadData(f"{error.object!r} is no text that can be kept. Write it in UTF-8.") from None
