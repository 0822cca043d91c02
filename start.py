"""Makes everything ready and starts it: `python3 start.py`. See README.md for the rest."""

import sys

OLDEST = (3, 11)

if sys.version_info < OLDEST:
    sys.exit("需要 Python 3.11 或更新的版本，请用它重新运行 start.py。")
else:
    from gongzhi.project.bootstrap.virtualenv import main

if __name__ == "__main__":
    main()
