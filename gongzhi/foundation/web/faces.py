"""The four faces, told apart by the first step of the address."""

from dataclasses import dataclass

from gongzhi.foundation.web.icons import Sheet


@dataclass(frozen=True)
class Face:
    """`parts` is the folder of its component templates; `icon` the class of its icons."""

    code: str
    prefix: str
    parts: str
    sheet: Sheet
    icon: str
    base: str
    home: str

    @property
    def is_touch(self) -> bool:
        return self.parts == "touch"


PHONE = Face("phone", "/m", "touch", "touch", "gz-i", "web/phone.html", "/m/")
FIELD = Face("field", "/w", "touch", "touch", "gz-i", "web/field.html", "/w/")
DESK = Face("desk", "/desk", "desk", "desk", "i", "web/desk.html", "/desk/")
WALL = Face("wall", "/wall", "desk", "desk", "i", "web/wall.html", "/wall/")
FACES = {face.code: face for face in (PHONE, FIELD, DESK, WALL)}


def face_of(path: str) -> Face:
    """Everything that is not the staff's belongs to residents."""
    staff = (face for face in (FIELD, DESK, WALL) if _under(path, face.prefix))
    return next(staff, PHONE)


def _under(path: str, prefix: str) -> bool:
    return path == prefix or path.startswith(prefix + "/")
