"""The report as text for people and as JSON for programs."""

from collections.abc import Iterator
import json
from typing import IO, Final

from .findings import CHECKS, Finding, Report, Severity

_MEBIBYTE: Final = 1 << 20


def as_text(report: Report, *, is_repaired: bool) -> Iterator[str]:
    """Yield a line for each check with what it found below it, and one that counts."""
    if is_repaired:
        yield "The index was made anew from the ledger."
    for number, name in enumerate(CHECKS, 1):
        found = report.of(number)
        yield f"{number:2} {name} … {_result(found, is_skipped=number in report.skipped)}"
        yield from (f"     {each.code.severity} {each.what}: {each.code.text} [{each.code}]" for each in found)
    yield ", ".join(
        (
            _counted(report.clips, "clip"),
            _counted(report.files, "file"),
            _counted(report.count(Severity.PROBLEM), "problem"),
            _counted(report.count(Severity.NOTE), "note"),
        )
    )


def as_json(report: Report, *, is_repaired: bool) -> str:
    """Return an object; names in it are printable ASCII."""
    findings = [
        {
            "check": finding.code.check,
            "severity": finding.code.severity,
            "code": finding.code,
            "what": finding.what,
            "text": finding.code.text,
        }
        for finding in report.findings
    ]
    summary = {
        "clips": report.clips,
        "files": report.files,
        "problems": report.count(Severity.PROBLEM),
        "notes": report.count(Severity.NOTE),
        "not_checked": sorted(report.skipped),
        "repaired": is_repaired,
    }
    return json.dumps({"findings": findings, "summary": summary}, indent=1)


class Bar:
    """Says on a terminal how much was read."""

    def __init__(self, stream: IO[str]) -> None:
        """Say it there, or nothing where nobody watches."""
        self._stream = stream
        self._is_watched = stream.isatty()
        self._bytes = 0
        self._said = 0

    def __call__(self, more: int) -> None:
        """Count bytes."""
        self._bytes += more
        if self._is_watched and self._bytes // _MEBIBYTE > self._said:
            self._said = self._bytes // _MEBIBYTE
            self._stream.write(f"\r{self._said} MiB read")
            self._stream.flush()

    def end(self) -> None:
        """Leave the line."""
        if self._said:
            self._stream.write("\n")


def _result(found: list[Finding], *, is_skipped: bool) -> str:
    problems = sum(finding.code.severity is Severity.PROBLEM for finding in found)
    if problems:
        return _counted(problems, "problem")
    return "not checked" if is_skipped else "ok"


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
