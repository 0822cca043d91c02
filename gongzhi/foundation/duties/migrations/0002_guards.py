"""Overdue stays overdue, and an ended duty keeps its times."""

from django.db import migrations

FORWARDS = """
CREATE FUNCTION duties_keep_their_times() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.overdue_since IS NOT NULL AND NEW.overdue_since IS DISTINCT FROM OLD.overdue_since THEN
    RAISE EXCEPTION 'a duty once overdue stays overdue (duty %)', OLD.id;
  END IF;
  IF OLD.done_at IS NOT NULL AND
     (NEW.state, NEW.started_at, NEW.due_at, NEW.done_at, NEW.wording, NEW.overdue_since)
     IS DISTINCT FROM
     (OLD.state, OLD.started_at, OLD.due_at, OLD.done_at, OLD.wording, OLD.overdue_since) THEN
    RAISE EXCEPTION 'an ended duty keeps its times (duty %)', OLD.id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER duties_keep_their_times BEFORE UPDATE ON duties_duty
  FOR EACH ROW EXECUTE FUNCTION duties_keep_their_times();
"""
BACKWARDS = """
DROP TRIGGER duties_keep_their_times ON duties_duty;
DROP FUNCTION duties_keep_their_times();
"""


class Migration(migrations.Migration):
    dependencies = [("duties", "0001_initial")]
    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
