# A file that is broken before it says what it is.
raise RuntimeError("broken on purpose")
