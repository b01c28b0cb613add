"""Strings that break programs, in a request: in no notification and no state."""

from copy import deepcopy

from homeassistant.core import HomeAssistant
import pytest

from .asked import receive
from .naughty import naughty
from .phones import PLAIN, Letter, add_letter_box, load, settle

pytestmark = pytest.mark.usefixtures("data_folder", "owner")


@pytest.mark.parametrize("number", range(5))
async def test_a_notification_is_the_same_whatever_was_written(home: HomeAssistant, number: int) -> None:
    letters = await add_letter_box(home)
    entry = await load(home, PLAIN)
    record = await receive(entry, deepcopy(naughty()[number][0]))
    await settle(home)
    assert letters.got == [Letter(title="Footage request", message=f"/footage-guard/request/{record.id}")]
