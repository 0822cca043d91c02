"""Reports not yet handed in."""

from gongzhi.cases.models import ReportDraft


def draft_of(token: str) -> ReportDraft | None:
    return ReportDraft.objects.filter(token=token).first()
