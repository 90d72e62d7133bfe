"""The account room: register, sign in, stay signed in, change the password."""
