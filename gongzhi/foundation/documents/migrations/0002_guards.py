"""What the database itself refuses: a number out of turn, a number changed or taken back, a paper
that counts as delivered without a proof."""

from django.db import migrations

IN_TURN = """
CREATE FUNCTION documents_number_in_turn() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.sequence IS DISTINCT FROM
        (SELECT last FROM documents_series WHERE id = NEW.series_id) THEN
        RAISE EXCEPTION '%: % is not the number whose turn it is', TG_TABLE_NAME, NEW.sequence
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'documents_number_in_turn';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER documents_number_in_turn BEFORE INSERT ON documents_documentnumber
    FOR EACH ROW EXECUTE FUNCTION documents_number_in_turn();
CREATE TRIGGER documents_received_in_turn BEFORE INSERT ON documents_receivedpaper
    FOR EACH ROW EXECUTE FUNCTION documents_number_in_turn();
"""

ONE_BY_ONE = """
CREATE FUNCTION documents_series_one_by_one() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.last = OLD.last OR NEW.last = OLD.last + 1
        OR (OLD.last = OLD.started_after AND NEW.last = NEW.started_after) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'documents_series: numbers are given one by one'
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'documents_series_one_by_one';
END $$;
CREATE TRIGGER documents_series_one_by_one BEFORE UPDATE ON documents_series
    FOR EACH ROW EXECUTE FUNCTION documents_series_one_by_one();
"""

FOR_GOOD = """
CREATE FUNCTION documents_number_for_good() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'documents_documentnumber: a number once given stands'
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'documents_number_for_good';
END $$;
CREATE TRIGGER documents_number_for_good BEFORE UPDATE OR DELETE ON documents_documentnumber
    FOR EACH ROW EXECUTE FUNCTION documents_number_for_good();
"""

WITH_PROOF = """
CREATE FUNCTION documents_delivered_with_proof() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM documents_delivery WHERE document_id = NEW.id AND state = 'proven'
    ) THEN
        RAISE EXCEPTION 'documents_document: nothing is delivered without a proof'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'documents_delivered_with_proof';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER documents_delivered_with_proof BEFORE INSERT OR UPDATE ON documents_document
    FOR EACH ROW WHEN (NEW.state = 'delivered')
    EXECUTE FUNCTION documents_delivered_with_proof();
"""

UNDO = """
DROP TRIGGER documents_delivered_with_proof ON documents_document;
DROP TRIGGER documents_number_for_good ON documents_documentnumber;
DROP TRIGGER documents_series_one_by_one ON documents_series;
DROP TRIGGER documents_received_in_turn ON documents_receivedpaper;
DROP TRIGGER documents_number_in_turn ON documents_documentnumber;
DROP FUNCTION documents_delivered_with_proof(), documents_number_for_good(),
    documents_series_one_by_one(), documents_number_in_turn();
"""


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial")]
    operations = [migrations.RunSQL(IN_TURN + ONE_BY_ONE + FOR_GOOD + WITH_PROOF, UNDO)]
