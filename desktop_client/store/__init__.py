"""This computer's memory: an encrypted database, encrypted attachments, the profile's lock."""
