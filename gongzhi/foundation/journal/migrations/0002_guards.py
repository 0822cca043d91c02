"""What the database itself refuses, and the outboxes it fills.

The functions run with the rights of their owner (the migrator), so that web and worker need no more than
INSERT on journal_entry and journal_words to record. Temporary tables of the caller come last in
their search path: nobody diverts an outbox with a table of the same name.
"""

from django.db import migrations

APPEND_ONLY = ("journal_entry", "journal_leaf", "journal_head", "journal_publickey")
NEVER_EMPTIED = ("journal_words", "journal_tile")

REFUSE = """
CREATE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append only: % refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'restrict_violation';
END $$;
"""

OUTBOXES = """
CREATE FUNCTION journal_fill_outboxes() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO journal_unsealed (entry_id) VALUES (NEW.id);
    INSERT INTO journal_undelivered (entry_id) VALUES (NEW.id);
    RETURN NULL;
END $$;
CREATE TRIGGER journal_entry_outboxes AFTER INSERT ON journal_entry
    FOR EACH ROW EXECUTE FUNCTION journal_fill_outboxes();
"""

WORDS = """
CREATE FUNCTION journal_guard_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.entry_id <> OLD.entry_id OR OLD.sealed IS NULL THEN
        RAISE EXCEPTION 'journal_words: words are sealed anew or erased, nothing else'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER journal_words_update BEFORE UPDATE ON journal_words
    FOR EACH ROW EXECUTE FUNCTION journal_guard_words();
"""

TILES = """
CREATE FUNCTION journal_guard_tile() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.level, NEW.index) <> (OLD.level, OLD.index)
        OR substr(NEW.hashes, 1, length(OLD.hashes)) <> OLD.hashes THEN
        RAISE EXCEPTION 'journal_tile: a tile grows, nothing else'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER journal_tile_update BEFORE UPDATE ON journal_tile
    FOR EACH ROW EXECUTE FUNCTION journal_guard_tile();
"""

# Queues: rows come and go, so they are vacuumed by their number and not by a share of it.
QUEUES = """
ALTER TABLE journal_unsealed SET (autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 5000);
ALTER TABLE journal_undelivered SET (autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 5000);
"""

ALWAYS = """
ALTER TABLE journal_entry ENABLE ALWAYS TRIGGER journal_entry_outboxes;
ALTER TABLE journal_words ENABLE ALWAYS TRIGGER journal_words_update;
ALTER TABLE journal_tile ENABLE ALWAYS TRIGGER journal_tile_update;
"""


def refusing(table: str, operations: str, name: str) -> str:
    return (
        f"CREATE TRIGGER {table}_{name} BEFORE {operations} ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse();\n"
        f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_{name};\n"
    )


FORWARDS = "".join(
    [
        REFUSE,
        *(refusing(table, "UPDATE OR DELETE OR TRUNCATE", "append_only") for table in APPEND_ONLY),
        *(refusing(table, "DELETE OR TRUNCATE", "never_emptied") for table in NEVER_EMPTIED),
        OUTBOXES,
        WORDS,
        TILES,
        QUEUES,
        ALWAYS,
    ]
)

BACKWARDS = """
DROP FUNCTION journal_guard_tile() CASCADE;
DROP FUNCTION journal_guard_words() CASCADE;
DROP FUNCTION journal_fill_outboxes() CASCADE;
DROP FUNCTION journal_refuse() CASCADE;
"""


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]
    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
