"""实施细则: what the bureau published, to be found, read and written on."""

from ui.policies.policies_page import PoliciesPage

__all__ = ["PoliciesPage"]
