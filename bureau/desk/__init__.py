"""审核台: Django admin as the bureau's desk; rooms put their pages on it in their ``admin`` modules."""
