"""Who you are: signing in, registering an institution, the password, and signing in again in place."""
