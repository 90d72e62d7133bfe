"""What is measured runs in processes of its own: one small program for each, answering in JSON on standard output."""
