"""A chapter as JSON for programs of Node.js."""

import dataclasses
import json
import pathlib
import shutil
import subprocess

HERE = pathlib.Path(__file__).resolve().parent


def missing(package):
    if not shutil.which("node"):
        return "apt install nodejs"
    asked = subprocess.run(["node", "-e", f"require.resolve('{package}')"], cwd=HERE, capture_output=True)
    return f"npm install {package} in tests/producers" if asked.returncode else None


def plain(thing):
    if dataclasses.is_dataclass(thing):
        fields = {f.name: plain(getattr(thing, f.name)) for f in dataclasses.fields(thing)}
        return {"is": type(thing).__name__, **fields}
    return [plain(t) for t in thing] if isinstance(thing, list) else thing


def make(script, blocks, path):
    ran = subprocess.run(["node", str(HERE / script), str(path)], input=json.dumps(plain(blocks)), capture_output=True, text=True, cwd=HERE, timeout=60)
    if ran.returncode:
        raise RuntimeError(ran.stderr.strip().splitlines()[-1:])
