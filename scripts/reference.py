"""Write docs/reference/fields.md from the table of fields: `python scripts/reference.py`."""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from dateline.editorial.schema import reference_page  # noqa: E402

TARGET = ROOT / "docs/reference/fields.md"

if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(reference_page(), encoding="utf-8")
    print(f"{TARGET.relative_to(ROOT)} written")
