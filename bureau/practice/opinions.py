"""The practice reviewer's words: plausible reasons on the indicators that were really answered."""

from __future__ import annotations

from collections.abc import Iterator

from bureau.grading import records
from bureau.grading.models import Declaration
from desktop_client.contract.messages import Finding
from desktop_client.contract.scheme import Criterion
from desktop_client.contract.score import answered, plain
from desktop_client.contract.states import Kind

_WITH_EVIDENCE = "佐证材料与所选内容不一致，请核对后重新上传清晰完整的材料。"
_WITHOUT_EVIDENCE = "所选内容缺少证明，请补充佐证材料，或按实际情况重新选择。"
_NUMBER = "所填数值与备案信息不一致，请核对后重新填写并附证明。"
_KEEP_FIELD = "与上次申报的情况不一致，请核对后重新填写。"


def two_gaps(record: Declaration) -> list[Finding]:
    """Two things to mend."""
    if record.kind == Kind.KEEP:
        fields = records.scheme_of(record).keep_form.fields[:2]
        return [Finding(indicator=field.name, text=f"“{field.title}”{_KEEP_FIELD}") for field in fields]
    found = {finding.indicator: finding for finding in reversed(list(_doubts(record)))}
    return list(reversed(found.values()))[:2]


def reasons_against(record: Declaration) -> list[Finding]:
    """Why it does not pass: the case as a whole and the first doubtful indicator."""
    whole = Finding(text="经审核，申报内容与核查情况不符，本次不予通过。请按所列理由修改后重新上报。")
    return [whole, *two_gaps(record)[:1]]


def what_is_missing(record: Declaration) -> list[Finding]:
    """Why the answers earn no grade, or not a higher one."""
    scheme, score = records.scheme_of(record), records.estimate(record)
    found = [Finding(indicator=code, text="属于一票否决情形，不能评定等级。") for code in score.vetoed]
    found += [
        Finding(indicator=condition.criterion, text=f"未达到基本条件：{condition.title}。")
        for condition in score.missing
    ]
    lowest = scheme.bands[0]
    if score.points < lowest.minimum:
        short = plain(lowest.minimum - score.points)
        found.append(
            Finding(text=f"得分 {plain(score.points)} 分，距最低等级 {lowest.grade} 级差 {short} 分。")
        )
    if record.base_award is not None and not found:
        found.append(
            Finding(text=f"按所填内容未达到高于 {record.base_award.grade} 级的标准，原等级不受影响。")
        )
    return found or [Finding(text="按所填内容未达到评定标准。")]


def _doubts(record: Declaration) -> Iterator[Finding]:
    """Answered indicators a reviewer would look at first: those with evidence, then numbers, then the rest."""
    answers = records.answers_of(record)
    criteria = [
        c for c in records.scheme_of(record).criteria(record.category) if answered(c, answers.get(c.code))
    ]
    proved = [c for c in criteria if answers[c.code].evidence]
    ordinary = [c for c in criteria if c not in proved and c.part == "base"]
    for criterion in [*proved, *sorted(ordinary, key=lambda c: c.mode != "number"), *criteria]:
        yield Finding(indicator=criterion.code, text=_doubt(criterion, proved=criterion in proved))


def _doubt(criterion: Criterion, *, proved: bool) -> str:
    if proved:
        return _WITH_EVIDENCE
    return _NUMBER if criterion.mode == "number" else _WITHOUT_EVIDENCE
