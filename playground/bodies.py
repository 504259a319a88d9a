"""Bodies of requests in the forms that clients send: a form, or parts. (Starlette would want one more library for it.)"""

from email.parser import BytesParser
from email.policy import HTTP
from urllib.parse import parse_qsl

from starlette.requests import Request


def fields_of(body: bytes, content_type: str) -> dict[str, str]:
    """The text fields of a form, either way it is encoded."""
    if "multipart/form-data" in content_type:
        return {name: content.decode() for name, is_file, content in parts_of(body, content_type) if not is_file}
    return dict(parse_qsl(body.decode(), keep_blank_values=True))


def parts_of(body: bytes, content_type: str) -> list[tuple[str, bool, bytes]]:
    """Each part of a multipart body: its name, whether it is a file, and its bytes."""
    told = BytesParser(policy=HTTP).parsebytes(b"Content-Type: " + content_type.encode() + b"\r\n\r\n" + body)
    found = []
    for part in told.iter_parts():
        name = str(part.get_param("name", "", header="content-disposition"))
        content = part.get_payload(decode=True)
        found.append((name, part.get_filename() is not None, content if isinstance(content, bytes) else b""))
    return found


async def uploaded(request: Request) -> bytes:
    """The bytes of an upload, sent as they are or as a part."""
    body, kind = await request.body(), request.headers.get("content-type", "")
    if "multipart/form-data" not in kind:
        return body
    return next((content for _, is_file, content in parts_of(body, kind) if is_file), b"")
