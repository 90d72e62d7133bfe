"""Documents for the gate, good and hostile, made byte by byte: no library would write most of them."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Mapping
from functools import cache

import pikepdf

MEGABYTE = 1_000_000


def raw(objects: Mapping[int, bytes], *, trailer: bytes = b"/Root 1 0 R", version: bytes = b"1.7") -> bytes:
    """Objects by number, with a cross-reference table that is right."""
    parts, places, length = [b"%PDF-" + version + b"\n"], {}, 9
    for number, body in objects.items():
        places[number] = length
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        length += len(parts[-1])
    start, size = length, max(objects) + 1
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n" % size)
    parts += [
        b"%010d 00000 %s \n" % (places.get(number, 0), b"n" if number in places else b"f")
        for number in range(1, size)
    ]
    parts.append(b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start))
    return b"".join(parts)


def stream(data: bytes, said: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), said, data)


CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> /Contents 4 0 R >>"
CONTENT = stream(b"0 0 m 100 100 l S")
GOOD = {1: CATALOG, 2: PAGES, 3: PAGE, 4: CONTENT}


def with_objects(**changed: bytes) -> bytes:
    """A good document of one page in which some objects are others: ``o4=…``."""
    return raw({**GOOD, **{int(name[1:]): body for name, body in changed.items()}})


def with_catalog(entries: bytes, **changed: bytes) -> bytes:
    return with_objects(o1=b"<< /Type /Catalog /Pages 2 0 R %s >>" % entries, **changed)


def good(pages: int = 3) -> bytes:
    """An ordinary document, as programs write them today."""
    with pikepdf.new() as pdf:
        for number in range(pages):
            page = pdf.add_blank_page(page_size=(595, 842))
            page.Contents = pdf.make_stream(b"BT (%d) Tj ET %s" % (number, b"0 0 m 9 9 l S " * 20))
        return saved(pdf)


def saved(pdf: pikepdf.Pdf, encryption: pikepdf.Encryption | None = None) -> bytes:
    out = io.BytesIO()
    pdf.save(out, encryption=encryption or False, static_id=not encryption)
    return out.getvalue()


def locked(*, user: str, owner: str) -> bytes:
    with pikepdf.open(io.BytesIO(good())) as pdf:
        return saved(pdf, pikepdf.Encryption(user=user, owner=owner))


@cache
def packed_zeros(megabytes: int, times: int = 1) -> bytes:
    """Zeros, packed so many times."""
    packer, piece = zlib.compressobj(9), bytes(MEGABYTE)
    data = b"".join(packer.compress(piece) for _ in range(megabytes)) + packer.flush()
    for _ in range(times - 1):
        data = zlib.compress(data, 9)
    return data


def bomb(megabytes: int, times: int) -> bytes:
    filters = b"/Filter [" + b" /FlateDecode" * times + b"]"
    return with_objects(o4=stream(packed_zeros(megabytes, times), filters))


def many_bombs(count: int, megabytes: int) -> bytes:
    body = stream(packed_zeros(megabytes), b"/Filter /FlateDecode")
    return raw({**GOOD, **dict.fromkeys(range(5, 5 + count), body)})


def object_stream_bomb(megabytes: int) -> bytes:
    """The objects themselves stand in a stream that unpacks for ever; the table of places does as it should."""
    packer = zlib.compressobj(9)
    data = packer.compress(b"1 0 2 40 3 80 " + CATALOG.ljust(40) + PAGES.ljust(40) + PAGE)
    data += b"".join(packer.compress(b" " * MEGABYTE) for _ in range(megabytes)) + packer.flush()
    made = b"%PDF-1.5\n"
    place = len(made)
    made += b"5 0 obj\n" + stream(data, b"/Type /ObjStm /N 3 /First 14 /Filter /FlateDecode") + b"\nendobj\n"
    start = len(made)
    rows = [(0, 0, 0), (2, 5, 0), (2, 5, 1), (2, 5, 2), (0, 0, 0), (1, place, 0), (1, start, 0)]
    table = b"".join(bytes([kind]) + at.to_bytes(4, "big") + bytes([index]) for kind, at, index in rows)
    said = b"/Type /XRef /Size 7 /W [1 4 1] /Root 1 0 R"
    return made + b"6 0 obj\n" + stream(table, said) + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % start


def picture(width: int, height: int, data: bytes) -> bytes:
    said = b"/Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode"
    return with_objects(o5=stream(data, said % (width, height)))


def container(*members: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for member in members:
            archive.writestr(member, "<x/>")
    return out.getvalue()


def image(kind: str) -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (40, 30)).save(out, kind)
    return out.getvalue()


SCRIPT = b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>"
ATTACHMENT = b"<< /Type /Filespec /F (setup.exe) /EF << /F 6 0 R >> >>"
EMBEDDED = stream(b"MZ...", b"/Type /EmbeddedFile")
SIGNATURE = b"<< /Type /Sig /Filter /Adobe.PPKLite /ByteRange [0 10 20 10] /Contents <00> >>"

#: What it is: how it is made, verdict, code, pages.
CASES: dict[str, tuple[Callable[[], bytes], str, str, int | None]] = {
    # as it should be
    "good": (good, "accept", "pdf-sound", 3),
    "made by hand": (lambda: raw(GOOD), "accept", "pdf-sound", 1),
    "a blank scan, packed tight": (
        lambda: picture(4_000, 5_000, packed_zeros(60)), "accept", "pdf-sound", 1,
    ),
    # not a PDF
    "empty": (lambda: b"", "refuse", "file-empty", None),
    "program": (lambda: b"MZ" + bytes(500), "refuse", "file-is-program", None),
    "text": (lambda: "你好，世界".encode("gb18030") * 50, "refuse", "file-is-text", None),
    "web page": (lambda: b"<!DOCTYPE html><html>", "refuse", "file-is-text", None),
    "noise": (lambda: bytes(range(1, 256)) * 20, "refuse", "file-type-unsupported", None),
    "OFD": (lambda: container("OFD.xml", "Doc_0/Document.xml"), "refuse", "file-is-ofd", None),
    "docx": (lambda: container("[Content_Types].xml", "word/document.xml"), "refuse", "file-is-office", None),
    "doc": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "refuse", "file-is-office", None),
    "zip": (lambda: container("a.txt"), "refuse", "file-is-archive", None),
    "JPEG": (lambda: image("JPEG"), "refuse", "file-is-image", 1),
    "PNG": (lambda: image("PNG"), "refuse", "file-is-image", 1),
    "TIFF": (lambda: image("TIFF"), "refuse", "file-is-image", 1),
    "half a PNG": (lambda: image("PNG")[:20], "refuse", "file-unreadable", None),
    # damaged
    "only a header": (lambda: b"%PDF-1.7\n", "refuse", "pdf-damaged", None),
    "cut in the middle": (lambda: good()[:120], "refuse", "pdf-damaged", None),
    "end cut off": (lambda: raw(GOOD)[:-60], "warn", "pdf-repaired", 1),
    "junk before the header": (lambda: b"junk\n" * 100 + raw(GOOD), "accept", "pdf-sound", 1),
    "much junk before the header": (lambda: b"junk\n" * 900 + raw(GOOD), "warn", "pdf-repaired", 1),
    "places shifted": (lambda: raw(GOOD).replace(b"00000 n", b"00001 n"), "warn", "pdf-repaired", 1),
    "a content that cannot be unpacked": (
        lambda: with_objects(o4=stream(b"x\x9c no deflate at all", b"/Filter /FlateDecode")),
        "warn", "pdf-partly-broken", 1,
    ),
    "a content that is no LZW": (
        lambda: with_objects(o4=stream(b"no LZW at all", b"/Filter /LZWDecode")), "warn", "pdf-partly-broken", 1,
    ),
    "a content packed as nobody knows": (
        lambda: with_objects(o4=stream(b"0 0 m", b"/Filter /PlateDecode")), "warn", "pdf-partly-broken", 1,
    ),
    "a content whose packing has no name": (
        lambda: with_objects(o4=stream(b"0 0 m", b"/Filter (FlateDecode)")), "warn", "pdf-partly-broken", 1,
    ),
    # lies and loops
    "a page tree that contains itself": (
        lambda: with_objects(o2=b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"), "refuse", "pdf-damaged", None,
    ),
    "999,999,999 pages announced": (
        lambda: with_objects(o2=b"<< /Type /Pages /Kids [3 0 R] /Count 999999999 >>"), "accept", "pdf-sound", 1,
    ),
    "no page announced, one there": (
        lambda: with_objects(o2=b"<< /Type /Pages /Kids [3 0 R] /Count 0 >>"), "accept", "pdf-sound", 1,
    ),
    "no page": (
        lambda: with_objects(o2=b"<< /Type /Pages /Kids [] /Count 0 >>"), "refuse", "pdf-no-pages", 0,
    ),
    "200,000 nested arrays": (
        lambda: with_objects(o5=b"[" * 200_000 + b"]" * 200_000), "warn", "pdf-repaired", 1,
    ),
    "a table of places that leads to itself": (
        lambda: _with_prev(lambda start: start), "warn", "pdf-repaired", 1,
    ),
    "a billion objects announced": (
        lambda: raw(GOOD).replace(b"/Size 5", b"/Size 999999999"), "warn", "pdf-repaired", 1,
    ),
    # far too much
    "packed twice": (lambda: bomb(300, 2), "refuse", "pdf-bomb", None),
    "packed four times": (lambda: bomb(300, 4), "refuse", "pdf-bomb", None),
    "packed once, large": (lambda: bomb(150, 1), "refuse", "pdf-bomb", None),
    "many that add up": (lambda: many_bombs(30, 15), "refuse", "pdf-bomb", None),
    "a picture that claims gigabytes": (
        lambda: picture(60_000, 60_000, packed_zeros(1)), "refuse", "pdf-bomb", None,
    ),
    "a tiny picture that never ends": (
        lambda: picture(1, 1, packed_zeros(150)), "refuse", "pdf-bomb", None,
    ),
    # locked
    "asks for a password": (lambda: locked(user="u", owner="o"), "refuse", "pdf-encrypted", None),
    "protected against changes": (lambda: locked(user="", owner="o"), "warn", "pdf-protected", 3),
    # with something inside
    "a script and a program attached": (
        lambda: with_catalog(
            b"/OpenAction %s /Names << /EmbeddedFiles << /Names [(setup.exe) 5 0 R] >> >>" % SCRIPT,
            o5=ATTACHMENT, o6=EMBEDDED,
        ),
        "warn", "pdf-scripts", 1,
    ),
    "opens an address by itself": (
        lambda: with_catalog(b"/OpenAction << /S /URI /URI (http://example.invalid/) >>"),
        "warn", "pdf-scripts", 1,
    ),
    "a name written in other letters": (
        lambda: with_catalog(b"/OpenAction << /S /J#61vaScript /JS (1) >>"), "warn", "pdf-scripts", 1,
    ),
    "opens at a page": (
        lambda: with_catalog(b"/OpenAction << /S /GoTo /D [3 0 R /Fit] >>"), "accept", "pdf-sound", 1,
    ),
    "a program started by a click": (
        lambda: with_objects(o5=b"<< /Subtype /Link /A << /S /Launch /F (cmd.exe) >> >>"), "warn", "pdf-scripts", 1,
    ),
    "a file attached": (lambda: with_objects(o5=ATTACHMENT, o6=EMBEDDED), "warn", "pdf-attachments", 1),
    "signed": (lambda: with_objects(o5=SIGNATURE), "warn", "pdf-signed", 1),
    "a form with a loop": (
        lambda: with_catalog(
            b"/AcroForm << /Fields [5 0 R 6 0 R] >>",
            o5=b"<< /T (a) /FT /Tx >>", o6=b"<< /T (b) /Kids [6 0 R 7 0 R] >>", o7=b"<< /T (c) /FT /Tx >>",
        ),
        "accept", "pdf-sound", 1,
    ),
    "XFA": (lambda: with_catalog(b"/AcroForm << /XFA 5 0 R /Fields [] >>", o5=stream(b"<xdp/>")), "warn", "pdf-xfa", 1),
    "2,001 pages": (lambda: good(2_001), "warn", "pdf-many-pages", 2_001),
}  # fmt: skip


def _with_prev(choose: Callable[[int], int]) -> bytes:
    made = raw(GOOD)
    start = made.index(b"xref\n0")
    return made.replace(b"/Root", b"/Prev %d /Root" % choose(start))
