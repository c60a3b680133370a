"""Release, check, grade, report: it knows nothing of any one chapter."""

import os
import sys
from pathlib import Path

# nbgrader calls `alembic` by its bare name when it makes a gradebook. It lies beside the
# interpreter, which need not be on the PATH where the environment has not been activated.
_scripts = str(Path(sys.executable).parent)
if _scripts not in os.environ.get("PATH", "").split(os.pathsep):
    os.environ["PATH"] = os.pathsep.join([_scripts, os.environ.get("PATH", os.defpath)])

# jsonschema, which reads notebooks' schema, would spend a second at each start on a grammar for
# internationalised addresses, of which a notebook has none. Told that it is missing, it goes on.
sys.modules.setdefault("rfc3987_syntax", None)
