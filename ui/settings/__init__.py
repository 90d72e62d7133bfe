"""What a person can choose: language, appearance, size."""
