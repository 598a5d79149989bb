"""The processes a benchmark starts, none of which outlives it."""
import ctypes
import os
import signal
import subprocess
import time

PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36
libc = ctypes.CDLL(None, use_errno=True)


def adopt_orphans():
    """Makes this process the parent of whatever its children leave behind."""
    libc.prctl(PR_SET_CHILD_SUBREAPER, 1)


def die_with_parent():
    libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def start(command, **options):
    """Starts a server in a process group of its own that is killed when this process is."""
    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=die_with_parent,
        **options,
    )


def stop(process):
    """Kills a server with its process group, and whatever it had started elsewhere."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    for stream in (process.stdout, process.stderr):
        if stream:
            stream.close()


def stop_orphans(keeping=()):
    """Kills and collects every child that is not in `keeping`; only what is ours can be one."""
    kept = {process.pid for process in keeping}
    deadline = time.monotonic() + 10
    while (left := _children() - kept) and time.monotonic() < deadline:
        for pid in left:
            os.kill(pid, signal.SIGKILL)  # Ours until it is collected: the number cannot be reused.
            os.waitpid(pid, 0)
    if left:
        raise RuntimeError(f"processes {sorted(left)} could not be ended")


def _children():
    me = os.getpid()
    found = set()
    for task in os.listdir(f"/proc/{me}/task"):
        with open(f"/proc/{me}/task/{task}/children") as file:
            found.update(int(pid) for pid in file.read().split())
    return found


def free_port():
    """A port nobody listens on now; for programs that cannot choose one themselves."""
    import socket

    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]
