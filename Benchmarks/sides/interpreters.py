"""The interpreters that every side runs: the ones that the embedded provider would find."""
import os
import shutil
import subprocess
import sys

HOSTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "hosts")

# What the embedded provider starts Python with; the bare interpreter and the plain server get the
# same, so that only what is around the handler differs.
PYTHON_FLAGS = ["-S", "-s", "-B", "-u"]


def environment():
    """The environment of every process that hosts a handler: nothing of the caller's but PATH."""
    return {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TZ": ":UTC"}


def python():
    """The interpreter itself: what is on the PATH may be a script that looks for it each time."""
    return sys.executable


def node():
    found = shutil.which("node") or shutil.which("nodejs")
    if not found:
        raise FileNotFoundError("there is no node on the PATH: apt-get install --yes nodejs")
    return os.path.realpath(found)


def host(runtime, kind, folder):
    """The command that runs the handler in `folder` without a provider."""
    if runtime == "python":
        return [python(), *PYTHON_FLAGS, f"{HOSTS}/{kind}.py", folder]
    return [node(), f"{HOSTS}/{kind}.js", folder]


def version(runtime):
    command = [python(), "--version"] if runtime == "python" else [node(), "--version"]
    text = subprocess.check_output(command, text=True).strip()
    return text if runtime == "python" else f"Node.js {text}"
