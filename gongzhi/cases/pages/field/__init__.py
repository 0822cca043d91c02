"""诉求 on the staff's phone: look, act, send photos, also where the network drops."""
