"""Who is in a practice bureau from the start."""

from __future__ import annotations

REVIEWER, REVIEWER_NAME = "practice-reviewer", "练习审核员"
INSTITUTION_NAME = "海棠人力资源服务有限公司"
MANAGER, MANAGER_NAME = "zhangsan", "张三"
CLERK, CLERK_NAME = "lisi", "李四"
