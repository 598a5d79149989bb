"""The packages that are hosted: folders for the emulator, zip files of them for the provider."""
import compileall
import os
import py_compile
import shutil
import zipfile
from dataclasses import dataclass

from sides import interpreters

HERE = os.path.dirname(os.path.abspath(__file__))
FUNCTIONS = os.path.join(HERE, "..", "..", "functions")
NODE_HOST = os.path.join(HERE, "..", "..", "Sources", "Packaging", "Hosts", "bootstrap.js")


@dataclass(frozen=True)
class Package:
    """A folder and the zip file of what is in it."""

    folder: str
    zip: str


def handler_only(runtime, root):
    """Our function as it is."""
    folder = os.path.join(root, f"hello-{runtime}")
    shutil.copytree(os.path.join(FUNCTIONS, "hello", runtime), folder)
    return _zipped(folder)


def with_python_client(client, root):
    """Our function behind AWS's own runtime client, as in AWS's own images."""
    folder = os.path.join(root, "hello-awslambdaric")
    shutil.copytree(client, folder, ignore=shutil.ignore_patterns("bin", "*.dist-info"))
    shutil.copy(os.path.join(FUNCTIONS, "hello", "python", "handler.py"), folder)
    # Compiled beforehand, as a careful deployment is; where the package cannot be written to, each
    # cold start would do it again.
    mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
    compileall.compile_dir(folder, quiet=1, force=True, invalidation_mode=mode)
    _bootstrap(folder, f'exec {interpreters.python()} -m awslambdaric "$_HANDLER"')
    return _zipped(folder)


def with_node_host(root):
    """Our function behind our own Runtime API host."""
    folder = os.path.join(root, "hello-node-host")
    shutil.copytree(os.path.join(FUNCTIONS, "hello", "node"), folder)
    shutil.copy(NODE_HOST, os.path.join(folder, "host.js"))
    _bootstrap(folder, f'exec {interpreters.node()} "$LAMBDA_TASK_ROOT/host.js"')
    return _zipped(folder)


def _bootstrap(folder, line):
    path = os.path.join(folder, "bootstrap")
    with open(path, "w") as file:
        file.write(f"#!/bin/sh\n{line}\n")
    os.chmod(path, 0o755)


def _zipped(folder):
    path = folder + ".zip"
    with zipfile.ZipFile(path, "w") as archive:
        for parent, _, names in os.walk(folder):
            for name in names:
                file = os.path.join(parent, name)
                archive.write(file, os.path.relpath(file, folder))
    return Package(folder, path)
