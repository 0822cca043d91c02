"""Entrances of cases: the residents' phone, the staff's phone, the desk."""
