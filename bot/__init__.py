"""The application: command line, settings, wiring, storage, services, and the local simulator."""

import sys

# PTB imports httpx, and that its own command line with rich and pygments where they are installed: 6 MB for nothing.
# httpx does without it where it cannot be imported.
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]  # None is how a module is said not to exist
