"""拟稿、修改、送审."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from gongzhi.facts.documents import DocumentDrafted, DocumentRevised, DocumentSubmitted
from gongzhi.foundation.access.powers import require
from gongzhi.foundation.documents.bodies import body_of
from gongzhi.foundation.documents.catalogue import template_named
from gongzhi.foundation.documents.commands import clocks
from gongzhi.foundation.documents.commands.holding import about, held, keep_record
from gongzhi.foundation.documents.models import Document, DocumentVersion
from gongzhi.foundation.documents.rules.composing import Template, Words, composed
from gongzhi.foundation.documents.vocabulary import DocumentAct, DocumentPower, DocumentState
from gongzhi.foundation.duties.queries import standing_duty
from gongzhi.kernel.actor import Actor
from gongzhi.kernel.errors import RuleBroken
from gongzhi.kernel.ref import Ref


@transaction.atomic
def draft_document(
    template: str,
    values: Mapping[str, str],
    *,
    actor: Actor,
    now: datetime,
    matter: Ref | None = None,
    organisation: int | None = None,
) -> Document:
    """The first version. `matter` is the thing of a context above it belongs to; `organisation`
    is for the system, which has no post to draft in."""
    require(actor, DocumentPower.DRAFT)
    chosen = _template(template)
    body = body_of(organisation or actor.organisation)
    words = composed(chosen, values)
    document = Document.objects.create(
        organisation=body.id,
        region_code=body.region_code,
        county_code=body.region_code[:6],
        kind=chosen.kind,
        template=chosen.code,
        title=words.title,
        state=DocumentState.DRAFT,
        about_kind=matter.kind if matter else "",
        about_id=matter.id if matter else None,
        drafted_by=actor.person,
        drafted_at=now,
    )
    _keep_version(document, chosen, values, words, actor, now)
    keep_record(DocumentDrafted(**about(document), paper_kind=chosen.kind), document, actor, now)
    return document


@transaction.atomic
def revise_document(
    number: int, values: Mapping[str, str], *, actor: Actor, now: datetime
) -> Document:
    """A new version beside the old ones; nothing happens where nothing was changed."""
    document, _ = held(number, DocumentAct.REVISE, actor)
    template = _template(document.template)
    words = composed(template, values)
    if _kept_values(template, values) == json.loads(_current(document).values):
        return document
    document.version += 1
    document.title = words.title
    document.save(update_fields=["version", "title"])
    _keep_version(document, template, values, words, actor, now)
    keep_record(DocumentRevised(**about(document), version=document.version), document, actor, now)
    return document


@transaction.atomic
def submit_document(number: int, *, actor: Actor, now: datetime) -> Document:
    """From now on nobody changes this version: it is what is reviewed and signed."""
    document, move = held(number, DocumentAct.SUBMIT, actor)
    document.state = move.target
    document.reviewed_by = document.reviewed_at = None
    document.save(update_fields=["state", "reviewed_by", "reviewed_at"])
    if standing_duty(document.ref, clocks.REVISE) is not None:
        clocks.done(document, clocks.REVISE, actor=actor, now=now)
    clocks.next_step(document, clocks.REVIEW, actor=actor, now=now)
    fact = DocumentSubmitted(**about(document), version=document.version)
    keep_record(fact, document, actor, now)
    return document


def _template(code: str) -> Template:
    found = template_named(code)
    if found is None:
        raise RuleBroken("没有这个模板，换一个再拟", field="template")
    return found


def _current(document: Document) -> DocumentVersion:
    return document.versions.get(number=document.version)


def _kept_values(template: Template, values: Mapping[str, str]) -> dict[str, str]:
    return {each.name: values.get(each.name, "").strip() for each in template.fields}


def _keep_version(
    document: Document,
    template: Template,
    values: Mapping[str, str],
    words: Words,
    actor: Actor,
    now: datetime,
) -> None:
    DocumentVersion.objects.create(
        document=document,
        number=document.version,
        values=json.dumps(_kept_values(template, values), ensure_ascii=False),
        words=json.dumps(asdict(words), ensure_ascii=False),
        written_by=actor.person,
        written_at=now,
    )
