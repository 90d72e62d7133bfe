"""Subsidy applications: projects, forms, materials, submitting, following the review."""
