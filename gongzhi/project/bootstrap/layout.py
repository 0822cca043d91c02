"""Where things lie: the checkout, its environment, and everything that is not code."""

import hashlib
import os
from pathlib import Path


class Layout:
    """The folders of one checkout. `GONGZHI_VAR` and `GONGZHI_VENV` move two of them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.var = Path(os.environ.get("GONGZHI_VAR") or root / "var").absolute()
        self.venv = Path(os.environ.get("GONGZHI_VENV") or root / ".venv").absolute()
        self.keys = self.var / "keys"
        self.log = self.var / "log"
        self.run = self.var / "run"
        self.files = self.var / "files"

    @classmethod
    def here(cls) -> "Layout":
        return cls(Path(__file__).resolve().parents[3])

    @property
    def python(self) -> Path:
        if os.name == "nt":
            return self.venv / "Scripts" / "python.exe"
        return self.venv / "bin" / "python"

    @property
    def has_python(self) -> bool:
        """Not where it stands in a folder of somebody else's that we may not enter."""
        try:
            return self.python.exists()
        except OSError:
            return False

    @property
    def mark(self) -> str:
        """Tells this checkout's folders from another's where they share a parent."""
        return hashlib.sha256(str(self.var).encode()).hexdigest()[:12]

    def prepare(self) -> None:
        for folder in (self.var, self.log, self.run, self.files):
            folder.mkdir(parents=True, exist_ok=True)
        self.keys.mkdir(mode=0o700, exist_ok=True)
