"""Who is in a practice bureau from the start."""

from __future__ import annotations

REVIEWER, REVIEWER_NAME = "practice-reviewer", "练习审核员"
#: Takes the steps that a project does not leave to the one who took the step before.
DEPUTY, DEPUTY_NAME = "practice-deputy", "练习复审员"
INSTITUTION_NAME = "海棠人力资源服务有限公司"
MANAGER, MANAGER_NAME = "zhangsan", "张三"
CLERK, CLERK_NAME = "lisi", "李四"
