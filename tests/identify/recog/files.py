"""Folders of recog's files, written for tests."""

from __future__ import annotations

from pathlib import Path

CAMERAS = """<?xml version='1.0' encoding='UTF-8'?>
<fingerprints matches="rtsp_header.server" protocol="rtsp" database_type="service" preference="0.85">
  <!-- a remark -->
  <fingerprint pattern="^AXIS Media (\\S+)$" certainty="0.9">
    <description>Axis   streaming
      server</description>
    <example hw.model="M1">AXIS Media M1</example>
    <example hw.product="Cam M1" hw.cpe23="cpe:/h:axis:M1:-" service.protocol="rtsp">AXIS Media M1</example>
    <param pos="0" name="hw.vendor" value="Axis"/>
    <param pos="0" name="hw.device" value="IP Camera"/>
    <param pos="1" name="hw.model"/>
    <param pos="0" name="hw.product" value="Cam {hw.model}"/>
    <param pos="0" name="hw.cpe23" value="cpe:/h:axis:{hw.model}:{os.version}"/>
  </fingerprint>
  <fingerprint pattern="^AXIS" flags="REG_ICASE">
    <description>Axis, whatever it is</description>
    <example>axis something</example>
    <param pos="0" name="hw.vendor" value="Axis"/>
  </fingerprint>
  <fingerprint pattern="^RealServer$">
    <description>One that others sell</description>
    <example>RealServer</example>
    <param pos="0" name="hw.vendor" value="Bosch"/>
  </fingerprint>
</fingerprints>
"""


def folder(at: Path, **files: str) -> Path:
    """A folder with these files: name without `.xml` → content."""
    home = at / "xml"
    home.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (home / f"{name}.xml").write_text(content, "utf-8")
    return home


def one(fingerprint: str, matches: str = "http_header.server") -> str:
    """A file with that inside."""
    return f'<fingerprints matches="{matches}">\n{fingerprint}\n</fingerprints>'
