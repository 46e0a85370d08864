# The generated module is mechanical and untyped; the modules on top of it are typed.
from typing import Any

def __getattr__(name: str) -> Any: ...
