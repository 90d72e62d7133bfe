"""What the bureau publishes: years, categories, the commitment, grading schemes."""
