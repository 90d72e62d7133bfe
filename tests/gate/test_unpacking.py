"""How much packed contents unpack to, counted without unpacking them whole."""

from __future__ import annotations

import io
import time
import zlib

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_client.gate import unpacking
from tests.gate import made


def lzw(data: bytes, *, early: bool = True) -> bytes:
    """As PDF packs it: codes grow one code early unless it says otherwise, 256 clears, 257 ends."""
    table = {bytes([byte]): byte for byte in range(256)}
    bits, width, codes, known, following = "", 9, [256], b"", 258
    for byte in data:
        longer = known + bytes([byte])
        if longer in table:
            known = longer
            continue
        codes.append(table[known])
        if following < 4_094:
            table[longer] = following
            following += 1
        known = bytes([byte])
    codes += [table[known]] if known else []
    following = 258
    for number, code in enumerate([*codes, 257]):
        bits += f"{code:0{width}b}"
        if number > 0:
            following = min(following + 1, 4_095) if number > 1 else following
            width = min(12, max(9, (following + early).bit_length()))
    bits += "0" * (-len(bits) % 8)
    return int(bits, 2).to_bytes(len(bits) // 8, "big")


@settings(max_examples=40)
@given(
    st.lists(st.sampled_from([b"\0" * 50, b"abc", b"\xff", bytes(range(200))]), max_size=60).map(b"".join),
    st.booleans(),
)
def test_the_length_of_lzw_data_is_known_without_its_text(data: bytes, early: bool) -> None:
    assert sum(unpacking._lzw_sizes(lzw(data, early=early), early=early)) == len(data)


def test_the_encoder_of_this_test_is_the_one_that_readers_understand() -> None:
    data = bytes(range(256)) * 40
    with pikepdf.new() as pdf:
        packed = pikepdf.Stream(pdf, lzw(data), Filter=pikepdf.Name.LZWDecode)
        assert packed.read_bytes() == data
        late = pikepdf.Stream(pdf, lzw(data, early=False), Filter=pikepdf.Name.LZWDecode)
        late["/DecodeParms"] = pikepdf.Dictionary(EarlyChange=0)
        assert late.read_bytes() == data
        assert (unpacking._changes_early(packed), unpacking._changes_early(late)) == (True, False)


def counted(body: bytes) -> unpacking.Unpacking:
    unpacked = unpacking.Unpacking(file_bytes=len(body), until=time.monotonic() + 60)
    with pikepdf.open(io.BytesIO(made.with_objects(o4=body))) as pdf:
        unpacked.add(pdf.pages[0].Contents)
    return unpacked


@pytest.mark.parametrize(
    ("filters", "data"),
    [
        (b"/ASCII85Decode /FlateDecode", b"GhQ" + b"~>"),
        (b"/FlateDecode /DCTDecode", zlib.compress(b"\xff\xd8 no jpeg, and never asked")),
        (b"/DCTDecode", b"\xff\xd8"),
        (b"/RunLengthDecode /FlateDecode", b"\x80"),
    ],
)
def test_chains_of_filters_are_followed_as_far_as_they_can_grow(filters: bytes, data: bytes) -> None:
    assert counted(made.stream(data, b"/Filter [" + filters + b"]")).is_complete


def test_data_that_ends_early_or_has_a_wrong_check_sum_is_still_readable() -> None:
    whole = zlib.compress(b"0 0 m 9 9 l S " * 100)
    for data in (whole[:-6], whole[:-1] + b"\0"):
        assert counted(made.stream(data, b"/Filter /FlateDecode")).broken == 0
    assert counted(made.stream(b"never packed", b"/Filter /FlateDecode")).broken == 1


def test_data_that_asks_for_a_dictionary_ends() -> None:
    packer = zlib.compressobj(zdict=b"a dictionary nobody has")
    data = packer.compress(b"a dictionary nobody has, twice") + packer.flush()
    assert counted(made.stream(data, b"/Filter /FlateDecode")).broken == 1


def test_there_is_an_end_to_patience() -> None:
    unpacked = unpacking.Unpacking(file_bytes=1_000, until=time.monotonic() - 1)
    with pikepdf.open(io.BytesIO(made.bomb(20, 1))) as pdf, pytest.raises(unpacking.OutOfTime):
        unpacked.add(pdf.pages[0].Contents)
