"""What others made and we compare with; fetched from PyPI once, into the build folder."""
import os
import platform
import shutil
import subprocess
import sys
import zipfile

# Fixed, so that a new release of theirs does not look like a change of ours.
EMULATOR_WHEEL = "aws-sam-cli==1.170.0"
PYTHON_CLIENT = "awslambdaric==4.2.2"
MACHINES = {"x86_64": "x86_64", "aarch64": "arm64"}


def emulator(root):
    """The path of `aws-lambda-rie`, which ships inside the wheel of AWS's SAM command line."""
    program = os.path.join(root, EMULATOR_WHEEL, "aws-lambda-rie")
    if not os.path.exists(program):
        _make(os.path.dirname(program), _unpack_emulator, root)
    return program


def python_client(root):
    """The folder with AWS's runtime client for Python and what it needs."""
    name = f"{PYTHON_CLIENT}-python{sys.version_info.major}.{sys.version_info.minor}"
    folder = os.path.join(root, name)
    if not os.path.exists(folder):
        _make(folder, _install_python_client, root)
    return folder


def _make(folder, fill, root):
    """Fills a draft and renames it, so that what is there is whole."""
    draft = folder + ".draft"
    shutil.rmtree(draft, ignore_errors=True)
    os.makedirs(draft)
    fill(draft, root)
    os.rename(draft, folder)


def _pip(root, *arguments):
    """Runs pip in a virtual environment: Debian's own Python has none of its own to use."""
    environment = os.path.join(root, "venv")
    pip = os.path.join(environment, "bin", "pip")
    if not os.path.exists(pip):
        subprocess.check_call([sys.executable, "-m", "venv", "--clear", environment])
    subprocess.check_call([pip, "--quiet", "--disable-pip-version-check", *arguments])


def _unpack_emulator(folder, root):
    _pip(root, "download", "--no-deps", "--dest", folder, EMULATOR_WHEEL)
    wheel = next(name for name in os.listdir(folder) if name.endswith(".whl"))
    member = f"samcli/local/rapid/aws-lambda-rie-{MACHINES[platform.machine()]}"
    program = os.path.join(folder, "aws-lambda-rie")
    with zipfile.ZipFile(os.path.join(folder, wheel)) as archive:
        with archive.open(member) as source, open(program, "wb") as target:
            shutil.copyfileobj(source, target)
    os.chmod(program, 0o755)
    os.remove(os.path.join(folder, wheel))


def _install_python_client(folder, root):
    _pip(root, "install", "--target", folder, PYTHON_CLIENT)
