"""Many threads ask one reader at once, as many do who look at what became of their requests."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from custom_components.footage_guard.disk.database import Database, Schema, Step, Synced
from custom_components.footage_guard.model.errors import StateDamaged, StateTooNew

THREADS = 8
QUESTIONS = 4_000
SCHEMA = Schema(
    application=0x54455354,
    steps=(Step(reason="first", statements=("CREATE TABLE numbers (number INTEGER PRIMARY KEY, twice INTEGER)",)),),
    tables=("numbers",),
    synced=Synced.IN_ORDER,
    damaged=StateDamaged,
    too_new=StateTooNew,
    orphaned=StateDamaged,
)


def test_threads_that_ask_the_same_at_once_used_to_be_refused_by_sqlite(tmp_path: Path) -> None:
    database = Database(tmp_path / "test.db", SCHEMA)
    with database.transaction():
        for number in range(100):
            database.rows("INSERT INTO numbers VALUES (:number, :twice)", {"number": number, "twice": 2 * number})
    reader = database.reader()

    def ask(number: int) -> int:
        ((twice,),) = reader.rows("SELECT twice FROM numbers WHERE number = :number", {"number": number % 100})
        return int(twice)

    with ThreadPoolExecutor(THREADS) as pool:
        found = list(pool.map(ask, range(QUESTIONS)))
    assert found == [2 * (number % 100) for number in range(QUESTIONS)]
    reader.close()
    database.close()
