"""What every installation begins with: the shipped categories and routing rules.

Run after the tables were brought up. They follow the files of the release; what a street set stays.
"""

import importlib


def main() -> None:
    importlib.import_module("django").setup()
    importlib.import_module("gongzhi.cases.commands.catalogue").load_catalogue()


if __name__ == "__main__":
    main()
