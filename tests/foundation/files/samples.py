"""Small files of every kind, made on the spot."""

import io
import zipfile

from PIL import ExifTags, Image, TiffImagePlugin

PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00This program cannot be run in DOS mode."
PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(32)


def picture(form="JPEG", size=(60, 40), colour="red", mode="RGB", **options):
    out = io.BytesIO()
    Image.new(mode, size, colour).save(out, form, **options)
    return out.getvalue()


def photo_with_position(
    latitude=31.0664, longitude=121.3952, orientation=6, taken="2026:11:20 09:30:00"
):
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.Make] = "Secret Camera"
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = taken
    gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
    gps[ExifTags.GPS.GPSLatitudeRef] = "N" if latitude >= 0 else "S"
    gps[ExifTags.GPS.GPSLatitude] = _sexagesimal(abs(latitude))
    gps[ExifTags.GPS.GPSLongitudeRef] = "E" if longitude >= 0 else "W"
    gps[ExifTags.GPS.GPSLongitude] = _sexagesimal(abs(longitude))
    return picture(exif=exif, comment=b"shot by Secret Camera")


def _sexagesimal(degrees):
    whole = int(degrees)
    minutes = int((degrees - whole) * 60)
    seconds = (degrees - whole - minutes / 60) * 3600
    rational = TiffImagePlugin.IFDRational
    return (rational(whole), rational(minutes), rational(round(seconds * 10000), 10000))


def office(*names):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in ("[Content_Types].xml", *names):
            archive.writestr(name, "<x/>")
    return out.getvalue()


def box(kind, *inside):
    body = b"".join(inside)
    return (len(body) + 8).to_bytes(4, "big") + kind + body


def film():
    told = box(b"udta", box(b"\xa9xyz", b"+31.0664+121.3952/"))
    trak = box(b"trak", box(b"tkhd", bytes(8)), box(b"udta", b"Secret Camera"))
    return b"".join(
        [
            box(b"ftyp", b"isom", bytes(4), b"isomavc1"),
            box(b"moov", trak, told),
            box(b"mdat", b"x" * 99),
        ]
    )
