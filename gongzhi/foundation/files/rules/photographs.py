"""A photograph made fit to keep: place and time read, then everything but the picture removed."""

import io
import math
import warnings
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import IO

from PIL import ExifTags, Image, ImageCms, ImageOps

from gongzhi.foundation.files.vocabulary import Media
from gongzhi.kernel.calendar import SHANGHAI
from gongzhi.kernel.errors import RuleBroken

_SEXAGESIMAL = (1, 60, 3600)
_MODES = {Media.JPEG: "RGB", Media.PNG: "RGBA", Media.WEBP: "RGBA"}
_FORMATS = {Media.JPEG: "JPEG", Media.PNG: "PNG", Media.WEBP: "WEBP", Media.GIF: "GIF"}
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, MemoryError, TypeError, IndexError, KeyError)


@dataclass(frozen=True, kw_only=True)
class Position:
    """WGS-84 degrees, as written by the camera."""

    latitude: float
    longitude: float


@dataclass(frozen=True, kw_only=True)
class Photograph:
    media: Media
    content: bytes
    thumbnail: bytes
    width: int
    height: int
    taken_at: datetime | None
    position: Position | None


@dataclass(frozen=True, kw_only=True)
class Measures:
    """Pixels: at most so many to unpack, the long edge of what is kept and of the thumbnail."""

    most: int
    long_edge: int
    thumbnail: int


def develop(content: IO[bytes], media: Media, measures: Measures, *, named: str) -> Photograph:
    """`named` begins every refusal: “第 3 张”."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _develop(content, media, measures, named)
    except Image.DecompressionBombError as bomb:
        raise _too_large(named, measures.most) from bomb
    except _BROKEN as broken:
        raise RuleBroken(f"{named}已损坏，打不开；换一张再传", field="files") from broken


def _develop(content: IO[bytes], media: Media, measures: Measures, named: str) -> Photograph:
    content.seek(0)
    with Image.open(content, formats=[_FORMATS[media]]) as opened:
        if opened.width * opened.height > measures.most:
            raise _too_large(named, measures.most)
        exif = opened.getexif()
        taken_at, position = _taken_at(exif), _position(exif)
        profile = opened.info.get("icc_profile")
        opened.draft("RGB", (measures.long_edge, measures.long_edge))
        upright = ImageOps.exif_transpose(opened)
        kept = Media.PNG if media is Media.GIF else media
        picture = _bare(_in_srgb(_within(upright, measures.long_edge), profile), _MODES[kept])
    return Photograph(
        media=kept,
        content=_encoded(picture, kept),
        thumbnail=_encoded(_bare(_within(picture, measures.thumbnail), "RGB"), Media.WEBP),
        width=picture.width,
        height=picture.height,
        taken_at=taken_at,
        position=position,
    )


def _too_large(named: str, pixels: int) -> RuleBroken:
    return RuleBroken(
        f"{named}像素太多，超过 {pixels // 1_000_000} 百万像素的上限；缩小后再传", field="files"
    )


def _within(picture: Image.Image, edge: int) -> Image.Image:
    longest = max(picture.size)
    if longest <= edge:
        return picture
    size = (
        max(1, round(picture.width * edge / longest)),
        max(1, round(picture.height * edge / longest)),
    )
    usual = picture if picture.mode in {"RGB", "RGBA", "L"} else picture.convert("RGBA")
    return usual.resize(size, Image.Resampling.LANCZOS)


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """Wide-gamut phones: turn the colours, since the profile is about to be dropped."""
    if not profile or picture.mode != "RGB":
        return picture
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        turned = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"))
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture
    return turned or picture


def _bare(picture: Image.Image, mode: str) -> Image.Image:
    """A new picture that carries pixels and nothing else; transparency falls on white."""
    rgba = picture.convert("RGBA")
    if mode == "RGB" or rgba.getchannel("A").getextrema() == (255, 255):
        ground = Image.new("RGB", rgba.size, "white")
        ground.paste(rgba, mask=rgba.getchannel("A"))
        return ground
    bare = Image.new("RGBA", rgba.size)
    bare.paste(rgba)
    return bare


def _encoded(picture: Image.Image, media: Media) -> bytes:
    out = io.BytesIO()
    if media is Media.JPEG:
        picture.save(out, "JPEG", quality=86, optimize=True, progressive=True)
    elif media is Media.WEBP:
        picture.save(out, "WEBP", quality=80, method=3)
    else:
        picture.save(out, "PNG")
    return out.getvalue()


def _taken_at(exif: Image.Exif) -> datetime | None:
    """The camera's clock; without an offset it is taken as China's."""
    details = exif.get_ifd(ExifTags.IFD.Exif)
    written = details.get(ExifTags.Base.DateTimeOriginal) or exif.get(ExifTags.Base.DateTime)
    try:
        moment = datetime.strptime(_text(written), "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007
        offset = _text(details.get(ExifTags.Base.OffsetTimeOriginal))
        zone = datetime.strptime(offset, "%z").tzinfo if offset else SHANGHAI
        return moment.replace(tzinfo=zone or SHANGHAI).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _text(value: object) -> str:
    decoded = value.decode("ascii", "replace") if isinstance(value, bytes) else str(value or "")
    return decoded.strip("\0 ")


def _position(exif: Image.Exif) -> Position | None:
    gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
    latitude = _degrees(gps.get(ExifTags.GPS.GPSLatitude), gps.get(ExifTags.GPS.GPSLatitudeRef))
    longitude = _degrees(gps.get(ExifTags.GPS.GPSLongitude), gps.get(ExifTags.GPS.GPSLongitudeRef))
    if latitude is None or longitude is None or (latitude, longitude) == (0, 0):
        return None
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        return None
    return Position(latitude=latitude, longitude=longitude)


def _degrees(parts: object, reference: object) -> float | None:
    if not isinstance(parts, tuple) or len(parts) != len(_SEXAGESIMAL):
        return None
    try:
        size = sum(float(part) / by for part, by in zip(parts, _SEXAGESIMAL, strict=True))
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    if not math.isfinite(size):
        return None
    return round(-size if _text(reference) in {"S", "W"} else size, 6)
