"""Runs as a confined process: counts the pages of a PDF and takes out its text."""

from __future__ import annotations

from typing import Any

from desktop_client.confined.serving import Job, serve

#: More than any policy has; a longer one is found by what it begins with.
MAX_CHARACTERS = 300_000


def read(job: Job, *, path: str) -> dict[str, Any]:
    """Pages and text; a page that is only a picture has none."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    texts, length = [], 0
    for page in document:
        job.check()
        text = page.get_textpage().get_text_range().replace("\r\n", "\n").replace("\x00", "").strip()
        length += len(text)
        if length > MAX_CHARACTERS:
            break
        texts.append(text)
    return {"pages": len(document), "text": "\n\n".join(text for text in texts if text)}


if __name__ == "__main__":
    serve({"read": read})
