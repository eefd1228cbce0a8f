from __future__ import annotations

from pathlib import Path

import pytest

from debar.kit.errors import BadConfig
from debar.kit.plugs import plugged


def install(folder: Path, points: str) -> None:
    """A package with two modules, as an installer leaves it."""
    info = folder / "acme_plug-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: acme-plug\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(points)
    (folder / "acme_plug.py").write_text("NAME = 'acme'\n\ndef read():\n    return 7\n")


def test_what_a_package_offers_is_found_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(
        tmp_path,
        "[debar.kit.trial]\nsecond = acme_plug:read\nfirst = acme_plug\n[another]\nthird = acme_plug\n",
    )
    monkeypatch.syspath_prepend(tmp_path)

    found = dict(plugged("debar.kit.trial"))

    assert list(found) == ["first", "second"]
    assert found["first"].NAME == "acme"
    assert found["second"]() == 7


def test_a_plugin_that_does_not_load_is_named_with_its_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, "[debar.kit.trial]\nbroken = acme_plug_gone\n")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(BadConfig, match="'broken' of the package acme-plug cannot be loaded"):
        list(plugged("debar.kit.trial"))


def test_a_group_that_nobody_offers_is_empty() -> None:
    assert list(plugged("debar.kit.none")) == []
