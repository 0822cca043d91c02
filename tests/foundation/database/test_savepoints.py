"""Without savepoints, also one within the other."""

from django.db import connection

from gongzhi.foundation.database.savepoints import without_savepoints


def test_the_outer_one_goes_on_without_when_the_inner_one_ends():
    seen = [connection.features.uses_savepoints]
    with without_savepoints():
        with without_savepoints():
            pass
        seen.append(connection.features.uses_savepoints)
    seen.append(connection.features.uses_savepoints)
    assert seen == [True, False, True]
