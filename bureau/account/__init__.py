"""The people: clerks and managers of institutions, reviewers and administrators of the bureau; their sessions."""
