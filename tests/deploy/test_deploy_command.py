"""`warraq deploy` as an operator types it, and what the servers' own checkers say of what it writes."""

from __future__ import annotations

import dataclasses
import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.cli.test_commands import warraq
from tests.schema import new_newspaper
from warraq import config as configuration
from warraq.deploy import policy, servers
from warraq.deploy.deployment import Deployment
from warraq.errors import BadDeployment

from .conftest import NGINX


@pytest.fixture(scope="module")
def newspaper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("deploy") / "newspaper"
    new_newspaper(root)
    return root


def test_nginx_accepts_its_configuration(newspaper: Path, certificate: tuple[Path, Path], tmp_path: Path) -> None:
    made = warraq(
        "deploy", "nginx", "--site", newspaper, "--domain", "newspaper.example", "--out", tmp_path,
        "--certificate", certificate[0], "--key", certificate[1],
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    text = (tmp_path / "nginx.conf").read_text()
    (tmp_path / "tried.conf").write_text(text.replace("/run/nginx", f"{tmp_path}/nginx"))
    checked = subprocess.run([NGINX, "-t", "-c", tmp_path / "tried.conf"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    assert "warn" not in checked.stderr or os.geteuid() != 0, checked.stderr
    assert f"{newspaper}/edition/current" in text
    assert "apt-get install nginx libnginx-mod-http-brotli-static libnginx-mod-http-js" in made.stdout


def test_a_place_that_cannot_be_written_is_told(newspaper: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    made = warraq("deploy", "nginx", "--site", newspaper, "--domain", "newspaper.example", "--out", tmp_path / "file")
    assert made.returncode == 3
    assert "could not be written" in made.stderr
    assert "تعذّرت كتابة" in made.stderr


@pytest.mark.parametrize("domain", ["newspaper.example", ""])
def test_caddy_accepts_its_configuration(newspaper: Path, tmp_path: Path, domain: str) -> None:
    made = warraq("deploy", "caddy", "--site", newspaper, "--domain", domain, "--out", tmp_path)
    assert made.returncode == 0, made.stderr
    checked = subprocess.run(
        ["caddy", "validate", "--adapter", "caddyfile", "--config", tmp_path / "Caddyfile"],
        capture_output=True, text=True, check=False, env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    assert checked.returncode == 0, checked.stderr


def test_systemd_accepts_its_units_and_finds_little_exposed(newspaper: Path, tmp_path: Path) -> None:
    made = warraq("deploy", "systemd", "--site", newspaper, "--out", tmp_path)
    assert made.returncode == 0, made.stderr
    units = sorted(tmp_path.iterdir())
    assert [unit.name for unit in units] == [
        "warraq-newsroom.service", "warraq-policy.path", "warraq-policy.service", "warraq-press.service",
        "warraq-readers.service",
    ]  # fmt: skip
    checked = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True, check=False)
    ours = [line for line in checked.stderr.splitlines() if "warraq" in line and "is not executable" not in line]
    assert not ours, checked.stderr
    for unit, most in (("readers", 1.5), ("newsroom", 2.0), ("press", 2.0)):
        judged = subprocess.run(
            ["systemd-analyze", "security", "--offline=true", tmp_path / f"warraq-{unit}.service"],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        found = re.search(r"exposure level for .*: (\d+\.\d+)", judged.stdout)
        assert found is not None, judged.stderr
        assert float(found[1]) <= most, judged.stdout


def test_one_configuration_goes_to_standard_output(newspaper: Path) -> None:
    made = warraq("deploy", "nginx", "--site", newspaper)
    assert made.returncode == 0
    assert made.stdout.lstrip().startswith("# ورّاق")
    assert "http {" in made.stdout


@pytest.mark.parametrize(
    "wrong",
    [
        {"domain": "a.example; return 200"}, {"domain": "a b"}, {"domain": "A_B"}, {"upstream": "127.0.0.1"},
        {"upstream": "127.0.0.1:80; }"}, {"site": Path("/srv/a;b")}, {"site": Path("/srv/a b")},
        {"site": Path("/srv/$x")}, {"user": "www-data;"}, {"certificate": Path("/x.crt")},
    ],
)  # fmt: skip
def test_nothing_can_be_slipped_into_a_configuration(wrong: dict[str, object]) -> None:
    with pytest.raises(BadDeployment):
        Deployment(**{"site": Path("/srv/paper"), **wrong})  # type: ignore[arg-type]


def test_every_placeholder_is_filled(newspaper: Path) -> None:
    for kind in servers.MAKERS:
        for text in servers.written(kind, Deployment(site=newspaper, domain="newspaper.example")).values():
            assert "<<" not in text
            assert "<%" not in text
            assert policy.MARK not in text


def test_a_new_style_is_named_beside_the_old_one(newspaper: Path) -> None:
    config = configuration.load(newspaper)
    policy.refresh(config)
    before = set(policy._written(config.edition / "policy" / "nginx.conf"))
    assert before == set(policy.digests(config))
    assert not policy.refresh(config)
    (newspaper / "theme" / "style").mkdir(parents=True)
    (newspaper / "theme" / "style" / "own.css").write_text("body{color:#123}")
    assert policy.refresh(config)
    after = set(policy._written(config.edition / "policy" / "nginx.conf"))
    assert before < after
    assert set(policy.digests(config)) <= after
    assert after == set(policy._written(config.edition / "policy" / "Caddyfile"))


def test_scripts_are_allowed_only_while_pages_have_one(newspaper: Path) -> None:
    config = configuration.load(newspaper)
    files = [config.edition / "policy" / name for name in ("nginx.conf", "Caddyfile")]

    def allowed(offline: bool) -> set[bool]:
        look = dataclasses.replace(config.theme, offline=offline)
        assert policy.refresh(dataclasses.replace(config, theme=look))
        assert not policy.refresh(dataclasses.replace(config, theme=look))
        return {"script-src 'self'; worker-src 'self'" in file.read_text("utf-8") for file in files}

    assert allowed(True) == {True}
    assert allowed(False) == {False}
