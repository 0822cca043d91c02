"""Sheets that fill the registers of parties: bodies, appointments, owners."""
