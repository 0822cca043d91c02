"""Telling people: in the app, by SMS, e-mail, WeChat; honest about what became of it."""
