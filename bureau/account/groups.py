"""The rights of the bureau's two groups, kept equal to this table at every start."""

from __future__ import annotations

from django.contrib.auth.models import Group, Permission

from bureau.account.services import ADMINISTRATORS, REVIEWERS

#: Published by whoever works with them.
_PUBLISH = (
    "policies.view_policy",
    "policies.add_policy",
    "policies.change_policy",
    "subsidy.view_project",
    "subsidy.add_project",
    "subsidy.change_project",
)
_READ = (
    "grading.view_declaration",
    "grading.view_award",
    "institution.view_institution",
    "notices.view_notice",
    "catalogue.view_publication",
    "subsidy.view_subsidy",
    "trail.view_trailentry",
)
RIGHTS: dict[str, tuple[str, ...]] = {
    REVIEWERS: (
        *_READ,
        *_PUBLISH,
        "grading.review_declaration",
        "subsidy.review_subsidy",
        "institution.decide_institution",
    ),
    ADMINISTRATORS: (
        *_READ,
        *_PUBLISH,
        "institution.decide_institution",
        "grading.revoke_award",
        "account.view_account",
        "account.add_account",
        "account.change_account",
        "notices.add_notice",
    ),
}


def keep_groups() -> None:
    """Create the groups and give them exactly these rights."""
    for name, rights in RIGHTS.items():
        group, _ = Group.objects.get_or_create(name=name)
        wanted = [_permission(right) for right in rights]
        if {right.pk for right in wanted} != set(group.permissions.values_list("pk", flat=True)):
            group.permissions.set(wanted)


def _permission(right: str) -> Permission:
    app, codename = right.split(".")
    return Permission.objects.get(content_type__app_label=app, codename=codename)
