"""A bundle is a ZIP as every reader reads it, whichever part of it is asked for first."""

from io import SEEK_CUR, SEEK_END, SEEK_SET, BytesIO, RawIOBase
from pathlib import Path
import shutil
import subprocess
import sys
from typing import override
from zipfile import ZIP_STORED, ZipFile
from zlib import crc32

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.vault.bundle import MOST_ENTRIES, Bundle, Entry, Text, text_entry

FILES = {"footage-1.mp4": b"first" * 1000, "empty.bin": b"", "receipt.json": b"{}", "README.txt": b"read me\n"}
GIB = 1 << 30


def bundle(files: dict[str, bytes] = FILES) -> Bundle:
    return Bundle([text_entry(name, data) for name, data in files.items()])


def whole(made: Bundle) -> bytes:
    return made.read(0, made.length)


class Sparse:
    """A content of any length, most of which is nothing."""

    def __init__(self, length: int, tail: bytes = b"end") -> None:
        self.length = length
        self._tail = tail

    def read(self, offset: int, length: int, /) -> bytes:
        # A megabyte at a time, as a reader of files may give less than was asked for.
        length = min(length, self.length - offset, 1 << 20)
        data = bytearray(length)
        for at in range(max(offset, self.length - len(self._tail)), offset + length):
            data[at - offset] = self._tail[at - self.length]
        return bytes(data)

    def view(self, offset: int, length: int, /) -> memoryview:
        return memoryview(self.read(offset, length))


class Opened(RawIOBase):
    """A bundle as a file that can be sought in."""

    def __init__(self, made: Bundle) -> None:
        self._made, self._at = made, 0

    @override
    def seekable(self) -> bool:
        return True

    @override
    def readable(self) -> bool:
        return True

    @override
    def tell(self) -> int:
        return self._at

    @override
    def seek(self, offset: int, whence: int = SEEK_SET) -> int:
        self._at = offset + {SEEK_SET: 0, SEEK_CUR: self._at, SEEK_END: self._made.length}[whence]
        return self._at

    @override
    def read(self, size: int = -1) -> bytes:
        data = self._made.read(self._at, self._made.length if size < 0 else size)
        self._at += len(data)
        return data


def test_python_reads_it() -> None:
    with ZipFile(BytesIO(whole(bundle()))) as opened:
        assert opened.testzip() is None
        assert {info.filename: opened.read(info) for info in opened.infolist()} == FILES
        assert {info.compress_type for info in opened.infolist()} == {ZIP_STORED}
        assert {info.date_time for info in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {info.external_attr >> 16 for info in opened.infolist()} == {0o100644}


def test_whoever_unpacks_it_finds_it_right(tmp_path: Path) -> None:
    (tmp_path / "bundle.zip").write_bytes(whole(bundle()))
    unzip = shutil.which("unzip")
    command = [sys.executable, "-m", "zipfile", "-t"] if unzip is None else [unzip, "-t"]
    done = subprocess.run([*command, "bundle.zip"], cwd=tmp_path, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_same_files_make_the_same_one() -> None:
    assert whole(bundle()) == whole(bundle())
    assert whole(bundle()) != whole(bundle(FILES | {"README.txt": b"read me!\n"}))


@given(st.data(), st.lists(st.binary(max_size=300), min_size=1, max_size=4))
def test_any_part_of_it_can_be_read(data: st.DataObject, contents: list[bytes]) -> None:
    made = bundle({f"file-{number}": content for number, content in enumerate(contents)})
    everything = whole(made)
    assert len(everything) == made.length
    offset = data.draw(st.integers(0, made.length + 5))
    length = data.draw(st.integers(0, made.length + 5))
    assert made.read(offset, length) == everything[offset : offset + length]


@pytest.mark.parametrize(
    "sizes",
    [
        (4 * GIB - 2,),
        (4 * GIB - 1,),
        (4 * GIB,),
        (4 * GIB + 1, 1),
        (4 * GIB - 1, 4 * GIB, 3),
        (2 * GIB, 2 * GIB, 2 * GIB, 5),
        (4 * GIB - 44, 7),
    ],
)
def test_lengths_beyond_32_bits(sizes: tuple[int, ...]) -> None:
    # The checksum of a large one is anybody's guess: nobody reads so far here.
    contents = [Sparse(size) for size in sizes]
    crcs = [crc32(content.read(0, 16)) for content in contents]
    entries = [
        Entry(name=f"file-{at}", content=content, crc32=crc)
        for at, (content, crc) in enumerate(zip(contents, crcs, strict=True))
    ]
    made = Bundle([*entries, text_entry("README.txt", b"read me\n")])
    with ZipFile(Opened(made)) as opened:
        infos = opened.infolist()
        assert [info.file_size for info in infos] == [*sizes, 8]
        assert [info.CRC for info in infos[:-1]] == crcs
        assert opened.read("README.txt") == b"read me\n"
        for info, content in zip(infos, contents, strict=False):
            # The header in front of the content says the same, and the content ends where it says.
            with opened.open(info) as entry:
                assert entry.read(1) == content.read(0, 1)
            extra = int.from_bytes(made.read(info.header_offset + 28, 2), "little")
            end = info.header_offset + 30 + len(info.filename) + extra + content.length
            assert made.read(end - 1, 3) == content.read(content.length - 1, 1) + b"PK"


def test_the_end_of_a_large_one_is_found_without_reading_it() -> None:
    made = Bundle([Entry(name="large", content=Sparse(900 * GIB), crc32=0)])
    assert made.length > 900 * GIB
    assert made.read(made.length - 22, 100)[:4] == b"PK\5\6"
    assert made.read(900 * GIB, 1 << 16)[-22:-18] == b"PK\5\6"


@pytest.mark.parametrize(
    "name",
    [
        *("", ".", "..", "../x", "a/b", "a\\b", "/etc/passwd", "C:x", "a\0b", "a\nb", "a\x1bb", " a", "a ", "a."),
        *("CON", "con.txt", "Nul", "LPT1.mp4", "com9", "\u202egnp.exe", "é", "-rf", ".hidden", "a" * 101, "a:b", "a*"),
    ],
)
def test_a_name_is_nothing_but_a_name(name: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        text_entry(name, b"")


@pytest.mark.parametrize("name", ["footage-1.mp4", "receipt.json", "README.txt", "a", "console.txt", "a" * 100, "c_d"])
def test_names_that_are_used(name: str) -> None:
    assert ZipFile(BytesIO(whole(bundle({name: b"x"})))).namelist() == [name]


@pytest.mark.parametrize("names", [[], ["a", "a"], ["README.txt", "readme.TXT"], [f"f{n}" for n in range(1001)]])
def test_there_is_one_file_of_a_name_at_least_and_not_thousands(names: list[str]) -> None:
    with pytest.raises(ValueError, match=r"\d+"):
        Bundle([text_entry(name, b"") for name in names])
    assert MOST_ENTRIES == 1000


@pytest.mark.parametrize("crc", [-1, 1 << 32])
def test_a_checksum_has_32_bits(crc: int) -> None:
    with pytest.raises(ValueError, match=str(crc)):
        Entry(name="a", content=Text(b""), crc32=crc)


def test_a_file_that_became_shorter_is_no_bundle() -> None:
    made = Bundle([Entry(name="a", content=_Ended(), crc32=0)])
    assert made.read(0, 36)[-5:] == b"12345"
    with pytest.raises(OSError, match="error"):
        made.read(0, made.length)


class _Ended:
    length = 10

    def read(self, offset: int, length: int, /) -> bytes:
        return b"12345"[offset : offset + length]

    def view(self, offset: int, length: int, /) -> memoryview:
        return memoryview(self.read(offset, length))


def test_a_wrong_checksum_shows() -> None:
    made = Bundle([Entry(name="a", content=Text(b"data"), crc32=crc32(b"other"))])
    with ZipFile(BytesIO(whole(made))) as opened:
        assert opened.testzip() == "a"
