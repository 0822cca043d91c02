"""Words of files."""

from gongzhi.kernel.terms import Term


class Media(Term):
    """What a file is by its content; the code is its media type."""

    JPEG = "image/jpeg", "JPEG 图片"
    PNG = "image/png", "PNG 图片"
    WEBP = "image/webp", "WebP 图片"
    GIF = "image/gif", "GIF 图片"
    HEIC = "image/heic", "HEIC 图片"
    PDF = "application/pdf", "PDF 文件"
    MP4 = "video/mp4", "MP4 视频"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel 表格"
    XLS = "application/vnd.ms-excel", "Excel 97 表格"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word 文档"
    CSV = "text/csv", "CSV 表格"
    PROGRAM = "application/x-executable", "程序"
    PAGE = "text/html", "网页或脚本"
    MACROS = "application/vnd.ms-office.macros", "带宏的文档"
    ARCHIVE = "application/zip", "压缩包"
    EMPTY = "inode/x-empty", "空的"
    UNKNOWN = "application/octet-stream", "认不出的格式"

    @property
    def suffix(self) -> str:
        return _SUFFIXES.get(self, "bin")


_SUFFIXES = {
    Media.JPEG: "jpg",
    Media.PNG: "png",
    Media.WEBP: "webp",
    Media.GIF: "gif",
    Media.PDF: "pdf",
    Media.MP4: "mp4",
    Media.XLSX: "xlsx",
    Media.XLS: "xls",
    Media.DOCX: "docx",
    Media.CSV: "csv",
}

PICTURES = frozenset({Media.JPEG, Media.PNG, Media.WEBP, Media.GIF})
PAPERS = frozenset({Media.PDF, Media.DOCX, Media.XLSX})
SHEETS = frozenset({Media.XLSX, Media.XLS, Media.CSV})
FILMS = frozenset({Media.MP4})


class State(Term):
    DRAFT = "draft", "未提交"
    KEPT = "kept", "在用"
    REMOVED = "removed", "已删除"


class Variant(Term):
    FULL = "full", "原图"
    THUMBNAIL = "thumbnail", "缩略图"
