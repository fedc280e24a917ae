"""Modules that travel together: packed, they do what they do one by one, and there is one of each."""

import posixpath
import re
import subprocess
import sys
from pathlib import Path

import pytest

from app.web.assets import ENTRIES, Assets
from app.web.packs import Packs

EARLY, MAIN, LATE = "net/early.js", "main.js", "shell/late.js"
MODULES = {
    "lib/count.js": "export const seen = [];\nexport function count(name) {\n  seen.push(name);\n}\n",
    EARLY: 'import { count } from "../lib/count.js";\n\nexport const early = 1;\ncount("early");\n',
    "state/store.js": 'import { count } from "../lib/count.js";\n\nexport class Store {}\ncount("store");\n',
    MAIN: """import {
  count as counted,
  seen,
} from "./lib/count.js";
import { early } from "./net/early.js";
import * as state from "./state/store.js";

const drawer = async () => (await import("./drawers/drawer.js")).create();
counted("main");
import("./shell/late.js").then(async ({ late }) => {
  const Store = await drawer();
  console.log(seen.join(), early, late, Store === state.Store);
});
""",
    LATE: """import { count } from "../lib/count.js";
import { lone } from "./lone.js";

export const late = lone;
count("late");
""",
    "shell/lone.js": "export const lone = 2;\n",
    "drawers/drawer.js": """/** A drawer. */
import { count } from "../lib/count.js";
import { lone } from "../shell/lone.js";
import { Store } from "../state/store.js";
import { own } from "./own.js";

export function create() {
  count(own + lone);
  return Store;
}
""",
    "drawers/own.js": 'export const own = "drawer";\n',
}
SCRIPTS = {name: body.decode() for name, body in Assets().contents.items() if name.endswith(".js")}
PACKED = Packs(SCRIPTS, ENTRIES)


def write(folder: Path, modules: dict[str, str]) -> Path:
    for name, text in modules.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def said(folder: Path) -> str:
    deno = Path(sys.executable).with_name("deno")
    command = [deno, "run", "--no-config", "--no-remote", "--no-check", folder / MAIN]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_packed_modules_do_what_they_do_one_by_one(tmp_path):
    native, packs = write(tmp_path / "native", MODULES), Packs(MODULES, [EARLY, MAIN, LATE])
    sent = {name: packs.text(name) for name in (EARLY, MAIN, LATE, "drawers/drawer.js", "drawers/own.js")}
    assert said(native) == "early,store,main,late,drawer2 1 2 true\n"
    assert said(write(tmp_path / "packed", sent)) == said(native)


def test_an_entry_that_is_not_there_is_no_pack():
    assert Packs(MODULES, ["none.js", MAIN]).text("drawers/own.js") == MODULES["drawers/own.js"]


def test_modules_that_import_each_other_are_named():
    circle = {MAIN: 'import { a } from "./a.js";\n', "a.js": 'import { b } from "./b.js";\n'}
    packs = Packs({**circle, "b.js": 'import { a } from "./a.js";\n'}, [MAIN])
    with pytest.raises(ValueError, match=r"a\.js .* b\.js"):
        packs.text(MAIN)


@pytest.mark.parametrize("importer", [MAIN, "drawers/own.js"])
def test_what_is_imported_is_exported_in_a_statement_of_its_own(importer):
    modules = {MAIN: "", importer: 'import {\n  first,\n  second as other,\n} from "./pauses.js";\n'}
    modules[posixpath.join(posixpath.dirname(importer), "pauses.js")] = "export const first = 1, second = 2;\n"
    with pytest.raises(ValueError, match=r"imports second, which .*pauses\.js exports in no statement"):
        Packs(modules, [MAIN]).text(importer)


@pytest.mark.parametrize("entry", ENTRIES)
def test_a_pack_has_one_of_each_module_and_no_import_that_was_missed(entry):
    text = PACKED.text(entry)
    # Its first line imports from other packs, its last two lines export.
    inside = "\n".join(text.splitlines()[1:-2])
    assert not re.search(r"^(import|export)\b", inside, re.MULTILINE)
    names = re.findall(r"^const (_\w+) = \(\(\) => \{$", inside, re.MULTILINE)
    assert names
    assert len(names) == len(set(names))
    assert "import.meta" not in inside


def test_what_stays_alone_imports_nothing_from_within_a_pack():
    packed = {module for module in SCRIPTS if PACKED.home(module)}
    assert packed > set(ENTRIES)
    for module in SCRIPTS.keys() - packed:
        text = PACKED.text(module)
        assert text.count("\n") == SCRIPTS[module].count("\n")
        for address in re.findall(r'\bfrom "(\.[^"]+)";', text):
            name = posixpath.normpath(posixpath.join(posixpath.dirname(module), address))
            assert name not in packed or name in ENTRIES, f"{module} has a {name} of its own"


def test_a_worker_runs_no_page():
    text = PACKED.text("js/export/gif-worker.js") + PACKED.text("js/export/gif.js")
    assert not any(entry.rpartition("/")[2] in text for entry in ENTRIES)
