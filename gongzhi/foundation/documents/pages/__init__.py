"""公文 at the desk and on the staff's phone, and the page residents open."""
