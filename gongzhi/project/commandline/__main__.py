"""`python -m gongzhi.project.commandline`: what start.py and the `gongzhi` script run."""

import sys

from gongzhi.project.commandline.entrance import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
