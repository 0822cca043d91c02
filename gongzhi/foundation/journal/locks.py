"""Advisory locks of the journal: one sealer, one dispatcher in a database."""

JOURNAL = 0x676F6E67

SEALER = (JOURNAL, 1)
DISPATCHER = (JOURNAL, 2)
