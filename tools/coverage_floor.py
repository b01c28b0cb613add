"""Fails where the tests reach too little of any single file of the integration."""

from pathlib import Path
import sys

from coverage import Coverage

FLOOR = 95.0
"""Percent of the lines of each file: a good average hides the one file nobody tests."""
WHOLE = 100.0
FORMS = ("_flow.py", "/forms.py")
"""How names of files end whose every line is to be reached: what a form does with an answer, and with a wrong one."""


def below_floor(data_file: Path, floor: float = FLOOR) -> list[str]:
    """Return a line for each measured file below the floor, and for each form that is not reached whole."""
    coverage = Coverage(data_file=str(data_file))
    coverage.load()
    low = []
    for name in sorted(coverage.get_data().measured_files()):
        _, statements, _, missing, shown = coverage.analysis2(name)
        reached = 100.0 * (1 - len(missing) / len(statements)) if statements else 100.0
        if reached < (WHOLE if name.endswith(FORMS) else floor):
            low.append(f"{name}: {reached:.0f} %, not reached: {shown}")
    return low


if __name__ == "__main__":
    told = below_floor(Path(sys.argv[1]))
    sys.exit("\n".join([f"Below {FLOOR:.0f} %:", *told]) if told else 0)
