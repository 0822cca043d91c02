"""The one edition row, and a guard: what was decided on a value is never rewritten."""

from django.db import migrations

EDITION = "INSERT INTO rulebook_edition (id, stamp) VALUES (1, gen_random_uuid())"

GUARD = """
CREATE FUNCTION rulebook_keep_entries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'an entered value is withdrawn, never deleted';
  END IF;
  IF (NEW.key, NEW.level, NEW.scope, NEW.value, NEW.silent, NEW.source, NEW.clause, NEW.quote,
      NEW.source_file, NEW.reason, NEW.valid_from, NEW.author, NEW.proposed_at)
     IS DISTINCT FROM
     (OLD.key, OLD.level, OLD.scope, OLD.value, OLD.silent, OLD.source, OLD.clause, OLD.quote,
      OLD.source_file, OLD.reason, OLD.valid_from, OLD.author, OLD.proposed_at) THEN
    RAISE EXCEPTION 'what was entered is not changed afterwards; withdraw it and enter anew';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER rulebook_keep_entries BEFORE UPDATE OR DELETE ON rulebook_override
  FOR EACH ROW EXECUTE FUNCTION rulebook_keep_entries();
"""

UNGUARD = """
DROP TRIGGER rulebook_keep_entries ON rulebook_override;
DROP FUNCTION rulebook_keep_entries();
"""


class Migration(migrations.Migration):
    dependencies = [("rulebook", "0001_initial")]
    operations = [
        migrations.RunSQL(EDITION, "DELETE FROM rulebook_edition"),
        migrations.RunSQL(GUARD, UNGUARD),
    ]
