"""The pages of 分类分级管理, over ``office.grading``.

DeclarationsPage     申请列表: a paged table, and a bar of actions for the selected row
IndicatorsPage       填写: tree, criterion, score; made for the keyboard
DeclarationPage      详情: facts, trail, reasons, receipts, answers
AwardsPage           评定结果: 升级 and 保级
"""

from __future__ import annotations

from ui.grading.awards_page import AwardsPage
from ui.grading.declaration_page import DeclarationPage
from ui.grading.declarations_page import DeclarationsPage
from ui.grading.indicators_page import IndicatorsPage

__all__ = ["AwardsPage", "DeclarationPage", "DeclarationsPage", "IndicatorsPage"]
