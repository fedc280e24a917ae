"""The package's installed name in this folder: `frontiere` is `app`, and `frontiere.client` is `app.client`.

The wheel calls the folder `frontiere` (pyproject.toml) and has no need of this file.
"""

import sys
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from app import *  # noqa: F403


class _OtherName(MetaPathFinder, Loader):
    """Finds frontiere.x as app.x: the same module, so that no class is there twice."""

    def find_spec(self, name: str, *_: Any) -> ModuleSpec | None:
        return ModuleSpec(name, self) if name.startswith("frontiere.") else None

    def exec_module(self, module: ModuleType) -> None:
        name = module.__name__
        sys.modules[name] = import_module("app" + name.removeprefix("frontiere"))


if __name__ == "__main__":
    import_module("app.__main__").main()
else:
    sys.meta_path.insert(0, _OtherName())
    sys.modules[__name__] = import_module("app")
